package io.streamplatform.starter.publishing;

import io.streamplatform.contracts.formats.RecordFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What contract records are written as.
 *
 * @param format the format at the start, of topics whose contract has schemas; the others are JSON
 */
@ConfigurationProperties("platform")
record FormatProperties(@DefaultValue("json") RecordFormat format) {}
