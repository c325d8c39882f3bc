package io.streamplatform.dashboard.labs.schemas;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lab's schema, an order, and the changes that people make to such a schema. */
final class Orders {

    /** Stands in the first version, and tells the lab's subjects from those of others. */
    static final String MARK = "An order of the dashboard's schema lab";

    private static final String ID = field("orderId", "\"string\"");
    private static final String CUSTOMER = field("customer", "\"string\"");
    private static final String QUANTITY = field("quantity", "\"int\"");
    private static final String STATUS = status("PLACED", "PAID", "SHIPPED");
    private static final String NOTE = field("note", "\"string\"", "\"\"");
    private static final String CURRENCY = field("currency", "\"string\"");
    private static final String CURRENCY_OR_EURO = field("currency", "\"string\"", "\"EUR\"");

    static final String FIRST = order(ID, CUSTOMER, QUANTITY, STATUS, NOTE);

    static final List<SchemaChange> CHANGES =
            List.of(
                    change(
                            "add-default",
                            "Add a field with a default",
                            "Who does not find it in a record takes the default; who does not know"
                                    + " it passes it over.",
                            order(ID, CUSTOMER, QUANTITY, STATUS, NOTE, CURRENCY_OR_EURO)),
                    change(
                            "add-required",
                            "Add a field without a default",
                            "New readers need it, and older records have not got it.",
                            order(ID, CUSTOMER, QUANTITY, STATUS, NOTE, CURRENCY)),
                    change(
                            "remove-default",
                            "Remove a field with a default",
                            "Old readers miss it and take the default.",
                            order(ID, CUSTOMER, QUANTITY, STATUS)),
                    change(
                            "remove-required",
                            "Remove a field without a default",
                            "Old readers need it, and new records have not got it.",
                            order(ID, QUANTITY, STATUS, NOTE)),
                    change(
                            "rename",
                            "Rename a field",
                            "To a registry, one field is gone and another has come.",
                            order(ID, CUSTOMER, field("amount", "\"int\""), STATUS, NOTE)),
                    change(
                            "rename-alias",
                            "Rename a field with an alias",
                            "New readers know the old name too; old readers know nothing of the new"
                                    + " one.",
                            order(
                                    ID,
                                    CUSTOMER,
                                    "{\"name\": \"amount\", \"type\": \"int\", \"aliases\":"
                                            + " [\"quantity\"]}",
                                    STATUS,
                                    NOTE)),
                    change(
                            "widen",
                            "Widen int to long",
                            "A long has room for every int, not the other way round.",
                            order(ID, CUSTOMER, field("quantity", "\"long\""), STATUS, NOTE)),
                    change(
                            "retype",
                            "Change a type, int to string",
                            "Neither is read as the other.",
                            order(ID, CUSTOMER, field("quantity", "\"string\""), STATUS, NOTE)),
                    change(
                            "add-symbol",
                            "Add an enum symbol",
                            "Old readers fail at the records that use it, and at no others.",
                            order(
                                    ID,
                                    CUSTOMER,
                                    QUANTITY,
                                    status("PLACED", "PAID", "SHIPPED", "RETURNED"),
                                    NOTE)),
                    change(
                            "remove-symbol",
                            "Remove an enum symbol",
                            "New readers fail at the records that use it, and at no others.",
                            order(ID, CUSTOMER, QUANTITY, status("PLACED", "SHIPPED"), NOTE)),
                    new SchemaChange(
                            "drop-default",
                            "Drop a default one version later",
                            "Good for the last version and not for the one before: this is what the"
                                    + " transitive levels are for. In the matrix only.",
                            List.of(
                                    FIRST,
                                    order(ID, CUSTOMER, QUANTITY, STATUS, NOTE, CURRENCY_OR_EURO)),
                            order(ID, CUSTOMER, QUANTITY, STATUS, NOTE, CURRENCY)));

    private Orders() {}

    private static SchemaChange change(String id, String title, String says, String after) {
        return new SchemaChange(id, title, says, List.of(FIRST), after);
    }

    /** A field a line, so that a change is a line too. */
    private static String order(String... fields) {
        return """
        {
          "type": "record", "name": "Order", "namespace": "lab",
          "doc": "%s",
          "fields": [
        %s
          ]
        }\
        """
                .formatted(
                        MARK,
                        Stream.of(fields)
                                .map(each -> "    " + each)
                                .collect(Collectors.joining(",\n")));
    }

    private static String field(String name, String type) {
        return "{\"name\": \"%s\", \"type\": %s}".formatted(name, type);
    }

    private static String field(String name, String type, String whenAbsent) {
        return "{\"name\": \"%s\", \"type\": %s, \"default\": %s}"
                .formatted(name, type, whenAbsent);
    }

    private static String status(String... symbols) {
        return field(
                "status",
                "{\"type\": \"enum\", \"name\": \"Status\", \"symbols\": [%s]}"
                        .formatted(
                                Stream.of(symbols)
                                        .map(each -> "\"" + each + "\"")
                                        .collect(Collectors.joining(", "))));
    }
}
