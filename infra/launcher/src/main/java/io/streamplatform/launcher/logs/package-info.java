/** The parts' logs: bounded on disk, with their last lines at hand, and read back merged. */
@NullMarked
package io.streamplatform.launcher.logs;

import org.jspecify.annotations.NullMarked;
