package io.streamplatform.dashboard.records;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes, in the OpenAPI document, the parameters that {@link RecordParameters} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "request", hidden = true)
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        example = "newest",
        description = "newest, oldest, offset:N or time:ISO-8601")
@Parameter(
        name = "to",
        in = ParameterIn.QUERY,
        description =
                "offset:N or time:ISO-8601: forwards reading ends before it, from the newest with"
                        + " it")
@Parameter(
        name = "partition",
        in = ParameterIn.QUERY,
        description = "one or several, such as 0,2; all when absent")
@Parameter(
        name = "text",
        in = ParameterIn.QUERY,
        description = "contained in key, value or a header's value, in any ASCII case")
@Parameter(name = "key", in = ParameterIn.QUERY, description = "the key, in its format")
@Parameter(
        name = "keyPartition",
        in = ParameterIn.QUERY,
        example = "auto",
        description = "auto reads the key's partition alone, all every one")
@Parameter(
        name = "header",
        in = ParameterIn.QUERY,
        description = "name or name=value; may be repeated")
@Parameter(
        name = "filter",
        in = ParameterIn.QUERY,
        example = "value.type == 'PURCHASE'",
        description =
                "a CEL expression over key, value, headers, partition, offset, timestamp, topic,"
                        + " size, tombstone")
@Parameter(
        name = "keyFormat",
        in = ParameterIn.QUERY,
        example = "auto",
        description = "one of /api/formats")
@Parameter(
        name = "valueFormat",
        in = ParameterIn.QUERY,
        example = "auto",
        description = "one of /api/formats")
@Parameter(name = "limit", in = ParameterIn.QUERY, description = "records, at most")
@Parameter(
        name = "isolation",
        in = ParameterIn.QUERY,
        example = "committed",
        description = "committed or uncommitted")
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description = "where an earlier answer says that it goes on")
@interface RecordParametersDoc {}
