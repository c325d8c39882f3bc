package io.streamplatform.alerts.intake;

import io.streamplatform.contracts.logs.LogLevel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What is committed for a partition: the offset, and in the metadata that travels with it the
 * totals up to that offset and from where to read to know the windows again.
 *
 * <p>An offset commit is one record in Kafka's own offsets topic. So offset and totals change
 * together or not at all, without a transaction: after a crash the totals are those of exactly the
 * records before the offset, and the records after it are delivered, and counted, again.
 *
 * <p>The text is for people too: {@code kafka-consumer-groups} and the Admin client show it, e.g.
 * {@code alerts-v1 from=1200 anomalies=0 DEBUG=20 INFO=50 WARN=20 ERROR=8 FATAL=2}. It takes about
 * a hundred bytes; the broker allows 4,096 ({@code offset.metadata.max.bytes}).
 *
 * @param position offset of the next record
 * @param rebuildFrom offset from which to read, without effect, to fill the windows again; at most
 *     {@code position}
 * @param totals what was counted before {@code position}
 */
record CommittedState(long position, long rebuildFrom, Totals totals) {
    private static final String VERSION = "alerts-v1";
    private static final String FROM = "from";
    private static final String ANOMALIES = "anomalies";

    /** The state of a partition of which nothing is committed. */
    static CommittedState atStart(long position) {
        return new CommittedState(position, position, Totals.NONE);
    }

    OffsetAndMetadata toCommit() {
        StringBuilder text = new StringBuilder(VERSION);
        text.append(' ').append(FROM).append('=').append(rebuildFrom);
        text.append(' ').append(ANOMALIES).append('=').append(totals.anomalies());
        totals.byLevel()
                .forEach(
                        (level, lines) -> text.append(' ').append(level).append('=').append(lines));
        return new OffsetAndMetadata(position, text.toString());
    }

    /** What a commit says; empty if it is not of this service, e.g. of a tool that reset it. */
    static Optional<CommittedState> of(OffsetAndMetadata committed) {
        String[] words = committed.metadata().split(" ", -1);
        if (!words[0].equals(VERSION)) {
            return Optional.empty();
        }
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0 || !words[i].substring(equals + 1).matches("\\d{1,18}")) {
                return Optional.empty();
            }
            numbers.put(
                    words[i].substring(0, equals), Long.valueOf(words[i].substring(equals + 1)));
        }
        Map<LogLevel, Long> byLevel = new EnumMap<>(LogLevel.class);
        for (LogLevel level : LogLevel.values()) {
            byLevel.put(level, numbers.getOrDefault(level.name(), 0L));
        }
        long position = committed.offset();
        return Optional.of(
                new CommittedState(
                        position,
                        Math.min(position, numbers.getOrDefault(FROM, position)),
                        new Totals(byLevel, numbers.getOrDefault(ANOMALIES, 0L))));
    }
}
