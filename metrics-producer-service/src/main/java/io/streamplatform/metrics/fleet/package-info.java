/** The hosts: how busy they are over the day, and what that does to each of their resources. */
@NullMarked
package io.streamplatform.metrics.fleet;

import org.jspecify.annotations.NullMarked;
