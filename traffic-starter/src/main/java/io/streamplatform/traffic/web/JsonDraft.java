package io.streamplatform.traffic.web;

import io.streamplatform.traffic.TrafficContract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record that came by REST, before it is complete. */
record JsonDraft(ObjectNode fields) implements TrafficContract.Draft {

    @Override
    public String text(String field) {
        JsonNode value = fields.get(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    @Override
    public void ifAbsent(String field, String value) {
        if (!fields.hasNonNull(field)) {
            fields.put(field, value);
        }
    }

    @Override
    public void ifAbsent(String field, int value) {
        if (!fields.hasNonNull(field)) {
            fields.put(field, value);
        }
    }
}
