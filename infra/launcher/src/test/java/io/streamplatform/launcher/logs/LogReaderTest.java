package io.streamplatform.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {

    @TempDir private Path temp;

    @BeforeEach
    void twoLogs() throws IOException {
        Files.writeString(
                temp.resolve("kafka.log"),
                """
                2026-11-20T08:00:01.000Z INFO a
                2026-11-20T08:00:03.000Z ERROR b
                \tat its.own.Place
                2026-11-20T08:00:06.000Z INFO c
                """);
        Files.writeString(
                temp.resolve("alert.log"),
                """
                Picked up an option
                2026-11-20T10:00:02.000+02:00  INFO x
                2026-11-20T08:00:04.000Z  INFO y
                """);
    }

    @Test
    void mergesByTime_withTheLinesThatHaveNoneBesideTheirOwn() throws IOException {
        assertThat(last(10, "kafka", "alert"))
                .containsExactly(
                        "alert: Picked up an option",
                        "kafka: 2026-11-20T08:00:01.000Z INFO a",
                        "alert: 2026-11-20T10:00:02.000+02:00  INFO x",
                        "kafka: 2026-11-20T08:00:03.000Z ERROR b",
                        "kafka: \tat its.own.Place",
                        "alert: 2026-11-20T08:00:04.000Z  INFO y",
                        "kafka: 2026-11-20T08:00:06.000Z INFO c");
    }

    @Test
    void showsTheLastOnesOfAllTogether() throws IOException {
        assertThat(last(2, "kafka", "alert"))
                .containsExactly(
                        "alert: 2026-11-20T08:00:04.000Z  INFO y",
                        "kafka: 2026-11-20T08:00:06.000Z INFO c");
    }

    @Test
    void readsOnlyTheLogsAskedFor_andNoneWhereNoneIs() throws IOException {
        assertThat(last(10, "nobody")).isEmpty();
        assertThat(last(1, "kafka")).containsExactly("kafka: 2026-11-20T08:00:06.000Z INFO c");
    }

    @Test
    void looksIntoTheFilesThatWerePutAside() throws IOException {
        Files.writeString(temp.resolve("kafka.log.1"), "2026-11-20T07:59:00.000Z INFO before\n");

        assertThat(last(10, "kafka")).first().asString().endsWith("before");
    }

    @Test
    void goesOnWithWhatIsWrittenLater_alsoInANewFile() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        var reader = new LogReader(temp, List.of("kafka"));
        reader.last(0, (part, line) -> seen.add(line));
        Thread follower =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                reader.follow((part, line) -> seen.add(line));
                            } catch (IOException | InterruptedException e) {
                                seen.add(e.toString());
                            }
                        });
        try {
            Files.writeString(temp.resolve("kafka.log"), "more\nha", StandardOpenOption.APPEND);
            await().untilAsserted(() -> assertThat(seen).containsExactly("more"));

            Files.writeString(temp.resolve("kafka.log"), "lf\n", StandardOpenOption.APPEND);
            await().untilAsserted(() -> assertThat(seen).containsExactly("more", "half"));

            Files.writeString(temp.resolve("kafka.log"), "new\n");
            await().untilAsserted(() -> assertThat(seen).containsExactly("more", "half", "new"));
        } finally {
            follower.interrupt();
            follower.join();
        }
    }

    private List<String> last(int count, String... parts) throws IOException {
        List<String> lines = new ArrayList<>();
        new LogReader(temp, List.of(parts))
                .last(count, (part, line) -> lines.add(part + ": " + line));
        return lines;
    }
}
