package io.streamplatform.dashboard.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How records are written to a file. */
sealed interface ExportFormat {

    String extension();

    String contentType();

    /** What stands before the records. */
    String head();

    /** What stands between two of them. */
    String between();

    /** What stands behind the records. */
    String foot();

    /** A record. */
    byte[] line(ShownRecord record);

    /** An object on each line. */
    record Lines(JsonMapper json) implements ExportFormat {
        @Override
        public String extension() {
            return "ndjson";
        }

        @Override
        public String contentType() {
            return "application/x-ndjson";
        }

        @Override
        public String head() {
            return "";
        }

        @Override
        public String between() {
            return "\n";
        }

        @Override
        public String foot() {
            return "\n";
        }

        @Override
        public byte[] line(ShownRecord record) {
            return json.writeValueAsBytes(record);
        }
    }

    /** One array. */
    record JsonArray(JsonMapper json) implements ExportFormat {
        @Override
        public String extension() {
            return "json";
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public String head() {
            return "[\n";
        }

        @Override
        public String between() {
            return ",\n";
        }

        @Override
        public String foot() {
            return "\n]\n";
        }

        @Override
        public byte[] line(ShownRecord record) {
            return json.writeValueAsBytes(record);
        }
    }

    /**
     * Comma-separated values (RFC 4180). A spreadsheet takes what starts with {@code =}, {@code +},
     * {@code -} or {@code @} for a formula, in full width and behind a line break or tab as well:
     * an apostrophe before it makes it a text.
     */
    record Csv(JsonMapper json) implements ExportFormat {

        private static final String FORMULAS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

        @Override
        public String extension() {
            return "csv";
        }

        @Override
        public String contentType() {
            return "text/csv";
        }

        @Override
        public String head() {
            return "partition,offset,timestamp,key,keyFormat,value,valueFormat,headers\r\n";
        }

        @Override
        public String between() {
            return "\r\n";
        }

        @Override
        public String foot() {
            return "\r\n";
        }

        @Override
        public byte[] line(ShownRecord record) {
            List<ShownRecord.RecordHeader> headers = record.headers();
            return Stream.of(
                            String.valueOf(record.partition()),
                            String.valueOf(record.offset()),
                            record.timestamp() == null ? "" : record.timestamp().toString(),
                            field(record.key()),
                            record.keyFormat(),
                            field(record.value()),
                            record.valueFormat(),
                            headers.isEmpty() ? "" : field(json.writeValueAsString(headers)))
                    .collect(Collectors.joining(","))
                    .getBytes(StandardCharsets.UTF_8);
        }

        static String field(@Nullable String text) {
            if (text == null) {
                return "";
            }
            String safe =
                    !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            return '"' + safe.replace("\"", "\"\"") + '"';
        }
    }
}
