package io.streamplatform.dashboard;

import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.TestRegistry;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Schemas that tests register, and records that are written by them. */
public final class Schemas {

    /** Three fields, of which one may be left out. */
    public static final String USER =
            """
            {"type":"record","name":"User","namespace":"org.example","fields":[
              {"name":"userId","type":"string"},
              {"name":"amount","type":"long"},
              {"name":"card","type":["null","string"],"default":null}]}
            """;

    /** The same with one field more. */
    public static final String USER_WITH_CITY =
            USER.replace(
                    "\"default\":null}]",
                    "\"default\":null},{\"name\":\"city\",\"type\":\"string\",\"default\":\"\"}]");

    /** The same with a field that has no default, so that it breaks new readers. */
    public static final String USER_WITH_MUST =
            USER.replace(
                    "\"default\":null}]",
                    "\"default\":null},{\"name\":\"must\",\"type\":\"string\"}]");

    public static final String METRIC =
            """
            syntax = "proto3";
            package org.example;
            message Metric {
              string host = 1;
              int64 bytes = 2;
            }
            """;

    public static final String LINE =
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Line","type":"object",
             "properties":{"level":{"type":"string"},"millis":{"type":"integer"}},
             "required":["level"],"additionalProperties":false}
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private Schemas() {}

    /** A client of the shared registry. */
    public static SchemaRegistry registry() {
        return new SchemaRegistry(RegistryAddress.of(TestRegistry.shared().url()));
    }

    /** Registers a schema and tells its id. */
    public static int registered(String subject, SchemaType type, String text) {
        return registry().register(subject, type, text, List.of());
    }

    /** A value in the wire format. */
    public static byte[] written(int id, SchemaType type, String text, String json) {
        return WireFormat.frame(id, SchemaText.of(type, text).parse().encode(JSON.readTree(json)));
    }

    /** A body that asks for a schema. */
    public static String wish(SchemaType type, String text) {
        return JSON.writeValueAsString(Map.of("schemaType", type.name(), "schema", text));
    }
}
