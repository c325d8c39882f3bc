package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.avro.AvroRecordSchema;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes orders that fit a schema, whatever somebody has done to it. */
final class OrderMaker {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> CUSTOMERS =
            List.of("Ada", "Björn", "Chidi", "Dana", "Emre", "Fatou", "Goran", "Hana");
    private static final List<String> NOTES = List.of("", "gift", "fragile", "", "ring twice");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "CHF");

    private OrderMaker() {}

    /**
     * @param number of the order; enum symbols take turns by it
     */
    static JsonNode order(AvroRecordSchema schema, long number) {
        ObjectNode order = (ObjectNode) schema.example();
        for (SchemaField field : schema.fields()) {
            if (field.path().equals(field.name()) && order.has(field.name())) {
                order.set(field.name(), value(field, number, order.get(field.name())));
            }
        }
        return order;
    }

    private static JsonNode value(SchemaField field, long number, JsonNode example) {
        return switch (field.kind()) {
            case TEXT -> NODES.stringNode(text(field, number));
            case WHOLE_NUMBER -> NODES.numberNode(1 + number % 9);
            case CHOICE -> NODES.stringNode(picked(field.symbols(), number));
            default -> example;
        };
    }

    private static String text(SchemaField field, long number) {
        return switch (field.name()) {
            case "orderId" -> "order-%04d".formatted(number);
            case "customer" -> picked(CUSTOMERS, number);
            case "note" -> picked(NOTES, number);
            case "currency" -> picked(CURRENCIES, number);
            case "quantity", "amount" -> String.valueOf(1 + number % 9);
            default ->
                    field.type().equals("uuid")
                            ? "01890a5d-ac96-774b-bcce-%012d".formatted(number)
                            : "%s %d".formatted(field.name(), number);
        };
    }

    private static String picked(List<String> from, long number) {
        return from.get((int) (number % from.size()));
    }
}
