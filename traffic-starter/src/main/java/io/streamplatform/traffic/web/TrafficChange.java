package io.streamplatform.traffic.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be different; what is absent stays as it is.
 *
 * @param rate records per second, 0 to 50,000
 * @param mix new weights of some kinds, 0 or more
 * @param format what records are written as: json, avro, protobuf or json-schema
 */
record TrafficChange(
        @Nullable Double rate, @Nullable Map<String, Double> mix, @Nullable String format) {}
