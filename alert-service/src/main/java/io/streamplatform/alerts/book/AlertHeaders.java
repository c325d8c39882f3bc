package io.streamplatform.alerts.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.alerts.rules.Draft;
import io.streamplatform.alerts.rules.SourcePartition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an alert in its record, for those who go on with it rather than for readers:
 * how far in which partition it is told, what is new in it, and who wrote it.
 *
 * @param source the partition whose records tell it, or null if nobody watches one for it
 * @param position offset of the last record that is in it
 * @param change what is new
 * @param writer the instance that wrote it
 */
public record AlertHeaders(
        @Nullable SourcePartition source,
        long position,
        Draft.@Nullable Change change,
        @Nullable String writer) {

    static final String SOURCE = "alert-source";
    static final String CHANGE = "alert-change";
    static final String WRITER = "alert-writer";

    private static final Pattern SOURCE_FORM = Pattern.compile("(.+)-(\\d{1,9})@(-?\\d{1,18})");

    static AlertHeaders of(Draft draft, String writer) {
        return new AlertHeaders(draft.source(), draft.position(), draft.change(), writer);
    }

    Headers asHeaders() {
        Headers headers = new RecordHeaders();
        if (source != null) {
            headers.add(SOURCE, (source + "@" + position).getBytes(UTF_8));
        }
        if (change != null) {
            headers.add(CHANGE, change.name().getBytes(UTF_8));
        }
        if (writer != null) {
            headers.add(WRITER, writer.getBytes(UTF_8));
        }
        return headers;
    }

    /** The headers of a record; what is missing or unreadable is null. */
    public static AlertHeaders read(Headers headers) {
        String change = text(headers, CHANGE);
        String writer = text(headers, WRITER);
        String source = text(headers, SOURCE);
        Matcher form = SOURCE_FORM.matcher(source == null ? "" : source);
        if (!form.matches()) {
            return new AlertHeaders(null, -1, change(change), writer);
        }
        return new AlertHeaders(
                new SourcePartition(form.group(1), Integer.parseInt(form.group(2))),
                Long.parseLong(form.group(3)),
                change(change),
                writer);
    }

    private static Draft.@Nullable Change change(@Nullable String name) {
        for (Draft.Change change : Draft.Change.values()) {
            if (change.name().equals(name)) {
                return change;
            }
        }
        return null;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
