package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final int MOST = 1_000_000;
    private static final int VERSION = 0x10;
    private static final int FORWARD = 1;
    private static final int NEWEST_FIRST = 2;

    static Cursor at(boolean forward, boolean newestFirst, Map<TopicPartition, Long> positions) {
        SortedMap<Integer, Long> byNumber = new TreeMap<>();
        positions.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
        return new Cursor(forward, newestFirst, byNumber);
    }

    /**
     * As it travels: nobody but this class reads it. It has to fit into a request's first line also
     * for a topic of thousands of partitions, so that offsets are written as differences.
     */
    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION | (forward ? FORWARD : 0) | (newestFirst ? NEWEST_FIRST : 0));
        int next = 0;
        long before = 0;
        List<Integer> partitions = List.copyOf(positions.keySet());
        for (int i = 0; i < partitions.size(); ) {
            int first = partitions.get(i);
            int end = i + 1;
            while (end < partitions.size() && partitions.get(end) == first + end - i) {
                end++;
            }
            write(out, first - next);
            write(out, end - i);
            for (; i < end; i++) {
                long offset = positions.getOrDefault(partitions.get(i), 0L);
                long more = offset - before;
                write(out, (more << 1) ^ (more >> 63)); // small, whichever way it goes
                before = offset;
            }
            next = partitions.get(end - 1) + 1;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    static Cursor parse(String text) {
        if (text.length() > LONGEST) {
            throw bad(text);
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int flags = in.get();
            SortedMap<Integer, Long> positions = new TreeMap<>();
            long partition = 0;
            long offset = 0;
            while (in.hasRemaining()) {
                partition += read(in);
                long count = read(in);
                if (partition < 0 || partition > MOST || count < 1 || count > in.remaining()) {
                    throw bad(text);
                }
                for (; count > 0; count--) {
                    long more = read(in);
                    offset += (more >>> 1) ^ -(more & 1);
                    if (offset < 0) {
                        throw bad(text);
                    }
                    positions.put((int) partition++, offset);
                }
            }
            if ((flags & ~(FORWARD | NEWEST_FIRST)) != VERSION || positions.isEmpty()) {
                throw bad(text);
            }
            return new Cursor((flags & FORWARD) != 0, (flags & NEWEST_FIRST) != 0, positions);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw bad(text);
        }
    }

    /** Seven bits a byte, the lowest first; the eighth tells that there are more. */
    private static void write(ByteArrayOutputStream out, long number) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of too many bytes");
    }

    private static BadParameter bad(String text) {
        return new BadParameter(
                "cursor", text, "give the next or previous of an answer, or leave it out.");
    }
}
