package io.streamplatform.schemas.registry;

import io.streamplatform.schemas.SchemaType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What travels between a registry and its clients, as JSON. */
final class RegistryJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RegistryJson() {}

    static RegisteredSchema registered(JsonNode answer) {
        return new RegisteredSchema(
                answer.path("subject").asString(""),
                answer.path("version").asInt(0),
                answer.path("id").asInt(0),
                type(answer),
                answer.path("schema").asString(""),
                references(answer));
    }

    /** Avro's is left out in answers. */
    static SchemaType type(JsonNode answer) {
        String name = answer.path("schemaType").asString(SchemaType.AVRO.name());
        return SchemaType.named(name)
                .orElseThrow(() ->
                        new RegistryRefusedException(
                                422,
                                42201,
                                "schemas of the kind %s are not known here".formatted(name)));
    }

    static List<SchemaReference> references(JsonNode answer) {
        List<SchemaReference> references = new ArrayList<>();
        for (JsonNode each : answer.path("references")) {
            references.add(
                    new SchemaReference(
                            each.path("name").asString(""),
                            each.path("subject").asString(""),
                            each.path("version").asInt(0)));
        }
        return references;
    }

    static ObjectNode body(SchemaType type, String text, List<SchemaReference> references) {
        ObjectNode body = NODES.objectNode().put("schemaType", type.name()).put("schema", text);
        var list = body.putArray("references");
        references.forEach(each ->
                list.addObject()
                        .put("name", each.name())
                        .put("subject", each.subject())
                        .put("version", each.version()));
        return body;
    }

    static CompatibilityLevel level(JsonNode answer) {
        String name =
                answer.path("compatibilityLevel")
                        .asString(answer.path("compatibility").asString("NONE"));
        return CompatibilityLevel.valueOf(name);
    }

    static ObjectNode levelBody(CompatibilityLevel level) {
        return NODES.objectNode().put("compatibility", level.name());
    }

    /** A list of version numbers or ids, in their order. */
    static List<Integer> numbers(JsonNode answer) {
        return answer.valueStream().map(each -> each.asInt(0)).sorted().toList();
    }

    /** A list of names, in their order. */
    static List<String> names(JsonNode answer) {
        return answer.valueStream().map(each -> each.asString("")).sorted().toList();
    }
}
