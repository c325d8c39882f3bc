package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a reading goes on.
 *
 * @param forward whether it goes towards newer records
 * @param newestFirst whether what is read is shown newest first
 * @param positions by partition: forwards the first offset that is read, backwards the one behind
 *     it
 */
record Cursor(boolean forward, boolean newestFirst, SortedMap<Integer, Long> positions) {

    private static final int LONGEST = 200_000;

    static Cursor at(boolean forward, boolean newestFirst, Map<TopicPartition, Long> positions) {
        SortedMap<Integer, Long> byNumber = new TreeMap<>();
        positions.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
        return new Cursor(forward, newestFirst, byNumber);
    }

    /** As it travels: nobody but this class reads it. */
    String text() {
        String plain =
                (forward ? "f" : "b")
                        + (newestFirst ? "n" : "o")
                        + positions.entrySet().stream()
                                .map(entry -> entry.getKey() + "-" + entry.getValue())
                                .collect(Collectors.joining("."));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor parse(String text) {
        try {
            if (text.length() > LONGEST) {
                throw bad(text);
            }
            String plain =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            if (!plain.matches("[fb][no]\\d{1,9}-\\d{1,18}(\\.\\d{1,9}-\\d{1,18})*")) {
                throw bad(text);
            }
            SortedMap<Integer, Long> positions = new TreeMap<>();
            for (String each : plain.substring(2).split("\\.")) {
                int dash = each.indexOf('-');
                positions.put(
                        Integer.valueOf(each.substring(0, dash)),
                        Long.valueOf(each.substring(dash + 1)));
            }
            return new Cursor(plain.charAt(0) == 'f', plain.charAt(1) == 'n', positions);
        } catch (IllegalArgumentException e) {
            throw bad(text);
        }
    }

    private static BadParameter bad(String text) {
        return new BadParameter(
                "cursor", text, "give the next or previous of an answer, or leave it out.");
    }
}
