/**
 * {@code ./platform bench}: what the platform does on this machine, beside what Kafka's own tools
 * do in the same run.
 */
@NullMarked
package io.streamplatform.launcher.bench;

import org.jspecify.annotations.NullMarked;
