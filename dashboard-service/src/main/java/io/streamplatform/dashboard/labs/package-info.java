/** Experiments with real clients on the cluster: each runs once at a time and is seen by all. */
@NullMarked
package io.streamplatform.dashboard.labs;

import org.jspecify.annotations.NullMarked;
