package io.streamplatform.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the logs of several parts as one, in the order of time. */
public final class LogReader {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CHUNK = 1 << 20;

    private final List<Follower> followers;

    /**
     * @param folder the folder of logs
     * @param parts whose logs to read
     */
    public LogReader(Path folder, List<String> parts) {
        followers = parts.stream().map(part -> new Follower(folder, part)).toList();
    }

    /**
     * Passes on the last lines of all logs together, in the order of time.
     *
     * @param count at most so many
     * @param sink takes the part's name and the line
     */
    public void last(int count, BiConsumer<String, String> sink) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        for (Follower follower : followers) {
            entries.addAll(follower.last(count));
        }
        // A stable sort: what one part wrote within a millisecond keeps its order.
        entries.sort(Comparator.comparing(LogEntry::time));
        entries.subList(Math.max(0, entries.size() - count), entries.size())
                .forEach(entry -> sink.accept(entry.part(), entry.line()));
    }

    /** Passes on what is written from now on, until the thread is interrupted. */
    public void follow(BiConsumer<String, String> sink) throws IOException, InterruptedException {
        while (true) {
            for (Follower follower : followers) {
                for (String line : follower.news()) {
                    sink.accept(follower.part, line);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Reads one log, and remembers how far. */
    private static final class Follower {

        private final String part;
        private final PartLog log;
        private long position;

        Follower(Path folder, String part) {
            this.part = part;
            this.log = PartLog.of(folder, part);
        }

        List<LogEntry> last(int count) throws IOException {
            List<LogEntry> entries = new ArrayList<>();
            for (Path file : log.files().reversed()) {
                if (Files.exists(file) && entries.size() < count) {
                    entries.addAll(0, entriesOf(file));
                }
            }
            position = Files.exists(log.file()) ? Files.size(log.file()) : 0;
            return entries.subList(Math.max(0, entries.size() - count), entries.size());
        }

        private List<LogEntry> entriesOf(Path file) throws IOException {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<LogEntry> entries = new ArrayList<>();
            Instant time = Instant.EPOCH;
            for (String line : text.lines().toList()) {
                time = LogEntry.timeOf(line).orElse(time);
                entries.add(new LogEntry(part, time, line));
            }
            return entries;
        }

        /** The whole lines that have come since it was read last. */
        List<String> news() throws IOException {
            if (!Files.exists(log.file())) {
                return List.of();
            }
            try (var access = new RandomAccessFile(log.file().toFile(), "r")) {
                if (access.length() < position) {
                    position = 0; // The file was put aside, and a new one begun.
                }
                byte[] bytes = new byte[(int) Math.min(CHUNK, access.length() - position)];
                access.seek(position);
                access.readFully(bytes);
                int end = lastLineEnd(bytes);
                position += end;
                return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
            }
        }

        /** Behind the last line that is whole; all of it when a single line is that long. */
        private static int lastLineEnd(byte[] bytes) {
            for (int i = bytes.length; i > 0; i--) {
                if (bytes[i - 1] == '\n') {
                    return i;
                }
            }
            return bytes.length == CHUNK ? CHUNK : 0;
        }
    }
}
