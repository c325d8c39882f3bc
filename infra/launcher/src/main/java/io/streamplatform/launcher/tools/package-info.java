/** Kafka's own command-line tools, run from the broker's libraries. */
@NullMarked
package io.streamplatform.launcher.tools;

import org.jspecify.annotations.NullMarked;
