package io.streamplatform.dashboard.labs.schemas.comparison;

/** The formats that are compared. */
enum Format {
    JSON("JSON", "none"),
    JSON_GZIP("JSON + gzip", "gzip"),
    AVRO("Avro", "none"),
    PROTOBUF("Protobuf", "none"),
    JSON_SCHEMA("JSON Schema", "none");

    private final String title;
    private final String compression;

    Format(String title, String compression) {
        this.title = title;
        this.compression = compression;
    }

    String title() {
        return title;
    }

    /** As the producer's setting has it. */
    String compression() {
        return compression;
    }
}
