/** Ways to choose a partition; knows Kafka's clients alone. */
@NullMarked
package io.streamplatform.likes.partitioning;

import org.jspecify.annotations.NullMarked;
