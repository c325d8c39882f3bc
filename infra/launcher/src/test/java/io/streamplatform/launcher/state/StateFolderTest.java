package io.streamplatform.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    private static final RunRecord RUN =
            new RunRecord(
                    new ProcessId(1, Instant.parse("2026-11-20T08:00:00Z")),
                    4711,
                    "secret",
                    "http://127.0.0.1:8080",
                    "127.0.0.1:9092",
                    List.of(
                            new RunRecord.PartRecord(
                                    "kafka",
                                    3,
                                    new ProcessId(2, Instant.parse("2026-11-20T08:00:01Z")))));

    @TempDir private Path temp;

    @Test
    void isHeldByOneAtATime() throws IOException {
        var folder = new StateFolder(temp);
        assertThat(folder.isHeld()).isFalse();

        try (StateFolder.Held held = folder.hold().orElseThrow()) {
            assertThat(held.folder().isHeld()).isTrue();
            assertThat(new StateFolder(temp).hold()).isEmpty();
        }

        assertThat(folder.isHeld()).isFalse();
    }

    @Test
    void remembersWhatRuns_untilItIsForgotten() throws IOException {
        var folder = new StateFolder(temp);
        assertThat(folder.read()).isEmpty();

        folder.write(RUN);
        assertThat(new StateFolder(temp).read()).hasValue(RUN);

        folder.forget();
        assertThat(folder.read()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheTokenFromOtherUsers() throws IOException {
        new StateFolder(temp).write(RUN);

        assertThat(Files.getPosixFilePermissions(temp.resolve("run/platform.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void saysWhatToDoWithARecordThatCannotBeRead() throws IOException {
        var folder = new StateFolder(temp);
        folder.write(RUN);
        Files.writeString(temp.resolve("run/platform.json"), "{ half");

        assertThatIOException().isThrownBy(folder::read).withMessageContaining("delete the file");
    }

    @Test
    void deletesAFolder_butNotWhatALinkInItLeadsTo() throws IOException {
        Path kept = Files.writeString(temp.resolve("kept"), "12345678");
        Path folder = Files.createDirectories(temp.resolve("kafka/data"));
        Files.writeString(folder.resolve("log"), "1234");
        Files.createSymbolicLink(folder.resolve("link"), kept);

        DiskUse use = DiskUse.of(temp.resolve("kafka")).orElseThrow();
        use.delete();

        assertThat(temp.resolve("kafka")).doesNotExist();
        assertThat(kept).exists();
        assertThat(DiskUse.of(temp.resolve("kafka"))).isEmpty();
    }
}
