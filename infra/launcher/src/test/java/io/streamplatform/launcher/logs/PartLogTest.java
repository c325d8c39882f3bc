package io.streamplatform.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {

    @TempDir private Path temp;

    @Test
    void keepsWhatComes_behindWhatWasThere() throws IOException {
        var log = PartLog.of(temp, "alert");
        log.keep(stream("first\n"));
        log.keep(stream("second\n"));

        assertThat(log.file()).hasContent("first\nsecond\n");
    }

    @Test
    void neverTakesMoreThanItsLimitOnDisk_andKeepsTheNewest() throws IOException {
        long limit = 32 << 10;
        var log = new PartLog(temp.resolve("alert.log"), limit);
        int lines = 40_000;
        log.keep(
                stream(
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(i -> "line " + i + "\n")
                                .collect(Collectors.joining())));

        long bytes = 0;
        try (var files = Files.list(temp)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isBetween(PartLog.OLD_FILES * limit / 2, (PartLog.OLD_FILES + 1) * limit);
        assertThat(Files.readString(log.files().getFirst())).startsWith("line ").endsWith("\n");
        assertThat(
                        log.files().stream()
                                .filter(Files::exists)
                                .map(PartLogTest::content)
                                .collect(Collectors.joining()))
                .endsWith("line " + (lines - 1) + "\nline " + lines + "\n");
    }

    @Test
    void hasItsLastLinesAtHand() throws IOException {
        var log = PartLog.of(temp, "alert");
        log.keep(stream("one\ntwo\nthree\n"));

        assertThat(log.lastLines(2)).containsExactly("two", "three");
        assertThat(log.lastLines(10)).containsExactly("one", "two", "three");
        assertThat(PartLog.of(temp, "nobody").lastLines(10)).isEmpty();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
