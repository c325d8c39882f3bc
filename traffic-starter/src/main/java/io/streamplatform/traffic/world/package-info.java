/** What a producer supplies: a world that makes its records. Knows neither Kafka nor Spring. */
@NullMarked
package io.streamplatform.traffic.world;

import org.jspecify.annotations.NullMarked;
