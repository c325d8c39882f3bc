package io.streamplatform.dashboard.records;

/**
 * What was looked at.
 *
 * @param records so many
 * @param matched those among them that match
 * @param bytes of their keys and values
 * @param errors those among them for which the filter had no answer
 */
record Seen(long records, long matched, long bytes, long errors) {

    static final Seen NOTHING = new Seen(0, 0, 0, 0);

    Seen plus(Seen more) {
        return new Seen(
                records + more.records,
                matched + more.matched,
                bytes + more.bytes,
                errors + more.errors);
    }

    Seen minus(Seen less) {
        return new Seen(
                records - less.records,
                matched - less.matched,
                bytes - less.bytes,
                errors - less.errors);
    }
}
