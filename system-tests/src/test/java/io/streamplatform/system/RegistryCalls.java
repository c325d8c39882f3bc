package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.node.ObjectNode;

/**
 * What Confluent's clients ask a registry for.
 *
 * @param registry its REST
 */
record RegistryCalls(Rest registry) {

    /** Registers an Avro schema and tells its id. */
    int register(String subject, String schema) {
        Rest.Answer answer = post("/subjects/" + subject + "/versions", body(schema));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("id").asInt();
    }

    Rest.Answer post(String path, ObjectNode body) {
        return registry.post(path, body.toString());
    }

    /** The level of compatibility that such a path tells. */
    String level(String path) {
        return registry.json(path).path("compatibilityLevel").asString();
    }

    Rest.Answer setLevel(String path, String level) {
        return registry.call("PUT", path, "{\"compatibility\":\"%s\"}".formatted(level));
    }

    /** Asserts how a call was refused: the status, and Confluent's code that says why. */
    static void isRefused(Rest.Answer answer, int status, int code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("error_code").asInt()).as(answer.text()).isEqualTo(code);
        assertThat(answer.body().path("message").asString("")).isNotBlank();
    }

    /** A request with an Avro schema. */
    static ObjectNode body(String schema) {
        return Rest.JSON.createObjectNode().put("schema", schema);
    }

    /** A request with a schema that has a field of the record {@code t.A}, of that subject. */
    static ObjectNode referringTo(String subject) {
        ObjectNode body = body(record("R", "{\"name\":\"a\",\"type\":\"t.A\"}"));
        body.putArray("references")
                .addObject()
                .put("name", "t.A")
                .put("subject", subject)
                .put("version", 1);
        return body;
    }

    /** An Avro record in the namespace {@code t}. */
    static String record(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"t\",\"fields\":[%s]}"
                .formatted(name, fields);
    }

    /** A field of text; what else it has begins with a comma. */
    static String field(String name, String more) {
        return "{\"name\":\"%s\",\"type\":\"string\"%s}".formatted(name, more);
    }
}
