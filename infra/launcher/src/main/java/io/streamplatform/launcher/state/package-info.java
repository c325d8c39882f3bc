/** The state folder: who holds it, what was left running in it, and where things lie. */
@NullMarked
package io.streamplatform.launcher.state;

import org.jspecify.annotations.NullMarked;
