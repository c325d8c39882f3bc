package io.streamplatform.dashboard.records;

/**
 * A record as the first paint shows it in a row; the browser then draws it better.
 *
 * @param id the topic, partition and offset
 * @param record the record
 * @param value beginning of its value in one line, or in words what it is
 * @param isQuiet whether {@code value} is words of ours, not the record's
 */
record RecordRow(String id, ShownRecord record, String value, boolean isQuiet) {

    private static final int PREVIEW = 260;

    static RecordRow of(ShownRecord record) {
        String id = record.topic() + "/" + record.partition() + "/" + record.offset();
        String value = record.value();
        if (value == null) {
            return new RecordRow(id, record, "tombstone (no value)", true);
        }
        String line = value.substring(0, Math.min(PREVIEW, value.length())).replaceAll("\\s+", " ");
        return new RecordRow(id, record, line, false);
    }
}
