/** The live map of producers, topics, groups and brokers, and the figures above it. */
@NullMarked
package io.streamplatform.dashboard.overview;

import org.jspecify.annotations.NullMarked;
