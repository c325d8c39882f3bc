package io.streamplatform.dashboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.Schemas;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.evolution.Evolution;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the rules say of each kind of change at each level, beside what the registry says. Where
 * they differ, the check tells both; which differences there are is pinned here, so that a new
 * version of the registry that judges otherwise is noticed.
 */
class TheRulesAndTheRegistryIT {

    private static final String AVRO =
            """
            {"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"o","type":"int","default":0}%s,
             {"name":"e","type":{"type":"enum","name":"E","symbols":[%s]}}]}
            """;
    private static final String PROTO =
            """
            syntax = "proto3";
            message R {
              %s
              int32 o = 2;
              E e = 4;
            %s}
            enum E { %s }
            """;
    private static final String JSON =
            """
            {"type":"object","properties":{%s,"o":{"type":"integer"},"e":{"enum":[%s]}%s},
             "required":[%s],"additionalProperties":false}
            """;

    private final SchemaRegistry registry = Schemas.registry();

    @ParameterizedTest
    @EnumSource(SchemaType.class)
    void differWhereItIsKnown(SchemaType type) {
        List<String> differences = new ArrayList<>();
        changes(type).forEach((change, text) -> differences.addAll(compared(type, change, text)));
        assertThat(differences).containsExactlyElementsOf(known(type));
    }

    private List<String> compared(SchemaType type, String change, String text) {
        String subject = KafkaProbe.uniqueName("rules-" + type);
        String before = changes(type).get("nothing");
        int _ = registry.register(subject, type, before, List.of());
        Evolution evolution =
                Evolution.of(
                        SchemaText.of(type, text).parse(),
                        List.of(new Evolution.Version(1, SchemaText.of(type, before).parse())));
        List<String> differences = new ArrayList<>();
        for (CompatibilityLevel level :
                List.of(
                        CompatibilityLevel.BACKWARD,
                        CompatibilityLevel.FORWARD,
                        CompatibilityLevel.FULL)) {
            registry.setLevel(subject, level);
            boolean taken = registry.isCompatible(subject, type, text, List.of());
            if (taken != evolution.at(level).isTaken()) {
                differences.add(
                        "%s at %s: the registry %s"
                                .formatted(change, level, taken ? "takes it" : "refuses it"));
            }
        }
        return differences;
    }

    private static Map<String, String> changes(SchemaType type) {
        Map<String, String> changes = new LinkedHashMap<>();
        switch (type) {
            case AVRO -> {
                String ab = "\"A\",\"B\"";
                changes.put("nothing", AVRO.formatted("", ab));
                changes.put(
                        "add optional",
                        AVRO.formatted(",{\"name\":\"n\",\"type\":\"int\",\"default\":1}", ab));
                changes.put(
                        "add required", AVRO.formatted(",{\"name\":\"n\",\"type\":\"int\"}", ab));
                changes.put(
                        "remove optional",
                        changes.get("nothing")
                                .replace(",{\"name\":\"o\",\"type\":\"int\",\"default\":0}", ""));
                changes.put(
                        "remove required",
                        changes.get("nothing").replace("{\"name\":\"a\",\"type\":\"int\"},", ""));
                changes.put(
                        "rename",
                        changes.get("nothing").replace("\"name\":\"a\"", "\"name\":\"b\""));
                changes.put(
                        "other type",
                        changes.get("nothing")
                                .replace("\"a\",\"type\":\"int\"", "\"a\",\"type\":\"string\""));
                changes.put(
                        "wider type",
                        changes.get("nothing")
                                .replace("\"a\",\"type\":\"int\"", "\"a\",\"type\":\"long\""));
                changes.put("add symbol", AVRO.formatted("", "\"A\",\"B\",\"C\""));
                changes.put("remove symbol", AVRO.formatted("", "\"A\""));
            }
            case PROTOBUF -> {
                String ab = "A = 0; B = 1;";
                changes.put("nothing", PROTO.formatted("int32 a = 1;", "", ab));
                changes.put(
                        "add optional", PROTO.formatted("int32 a = 1;", "  int32 n = 3;\n", ab));
                changes.put("remove", PROTO.formatted("", "", ab));
                changes.put(
                        "remove and reserve",
                        PROTO.formatted("reserved 1; reserved \"a\";", "", ab));
                changes.put("rename", PROTO.formatted("int32 b = 1;", "", ab));
                changes.put("other type", PROTO.formatted("string a = 1;", "", ab));
                changes.put("wider type", PROTO.formatted("int64 a = 1;", "", ab));
                changes.put("add symbol", PROTO.formatted("int32 a = 1;", "", ab + " C = 2;"));
                changes.put("remove symbol", PROTO.formatted("int32 a = 1;", "", "A = 0;"));
            }
            case JSON -> {
                String a = "\"a\":{\"type\":\"integer\"}";
                String ab = "\"A\",\"B\"";
                changes.put("nothing", JSON.formatted(a, ab, "", "\"a\""));
                changes.put(
                        "add optional",
                        JSON.formatted(a, ab, ",\"n\":{\"type\":\"integer\"}", "\"a\""));
                changes.put(
                        "add required",
                        JSON.formatted(a, ab, ",\"n\":{\"type\":\"integer\"}", "\"a\",\"n\""));
                changes.put(
                        "remove optional",
                        changes.get("nothing").replace("\"o\":{\"type\":\"integer\"},", ""));
                changes.put(
                        "rename", JSON.formatted("\"b\":{\"type\":\"integer\"}", ab, "", "\"b\""));
                changes.put(
                        "other type",
                        JSON.formatted("\"a\":{\"type\":\"string\"}", ab, "", "\"a\""));
                changes.put(
                        "wider type",
                        JSON.formatted("\"a\":{\"type\":\"number\"}", ab, "", "\"a\""));
                changes.put("add symbol", JSON.formatted(a, "\"A\",\"B\",\"C\"", "", "\"a\""));
                changes.put("remove symbol", JSON.formatted(a, "\"A\"", "", "\"a\""));
            }
        }
        return changes;
    }

    private static List<String> known(SchemaType type) {
        return switch (type) {
            case AVRO -> List.of();
            // The registry takes any other type for a break, although some are the same bytes. It
            // asks that what goes is reserved, which breaks nobody (the check tells it as a
            // hazard),
            // and asks it of old versions too, to which a new field is one that is gone.
            case PROTOBUF ->
                    List.of(
                            "add optional at FORWARD: the registry refuses it",
                            "add optional at FULL: the registry refuses it",
                            "remove at BACKWARD: the registry refuses it",
                            "remove at FULL: the registry refuses it",
                            "remove and reserve at FORWARD: the registry refuses it",
                            "remove and reserve at FULL: the registry refuses it",
                            "wider type at BACKWARD: the registry refuses it",
                            "wider type at FORWARD: the registry refuses it",
                            "wider type at FULL: the registry refuses it");
            case JSON -> List.of();
        };
    }
}
