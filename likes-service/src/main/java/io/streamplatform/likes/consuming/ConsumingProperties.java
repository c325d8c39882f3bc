package io.streamplatform.likes.consuming;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How likes are read.
 *
 * @param group the group that its consumers are members of, and share the partitions of
 */
@Validated
@ConfigurationProperties("likes.consumer")
record ConsumingProperties(@NotBlank @DefaultValue("likes-ui") String group) {}
