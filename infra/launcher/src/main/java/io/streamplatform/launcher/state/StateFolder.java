package io.streamplatform.launcher.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder in which a platform keeps all that is its own: the parts' data and logs, and who runs
 * it. One platform holds it at a time, by a lock that the operating system lets go of when the
 * holder dies, however it dies.
 */
public final class StateFolder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;

    public StateFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What concerns only the platform that runs now. */
    public Path run() {
        return path.resolve("run");
    }

    /** Takes the folder for this process; empty when another has it. */
    public Optional<Held> hold() throws IOException {
        Files.createDirectories(run());
        FileChannel channel =
                FileChannel.open(
                        run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Held(this, channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held within this very JVM, which is as held as by any other.
        }
        channel.close();
        return Optional.empty();
    }

    /** Tells whether a process holds the folder now. */
    public boolean isHeld() throws IOException {
        if (!Files.exists(run().resolve("lock"))) {
            return false;
        }
        Optional<Held> mine = hold();
        if (mine.isPresent()) {
            mine.get().close();
        }
        return mine.isEmpty();
    }

    /** What was written down last about what runs here. */
    public Optional<RunRecord> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(record()), RunRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(
                    "Cannot read %s (%s); stop what runs by hand and delete the file."
                            .formatted(record(), e.getOriginalMessage()),
                    e);
        }
    }

    /** Writes down what runs here, in one move, so that a reader never sees half of it. */
    public void write(RunRecord run) throws IOException {
        Files.createDirectories(run());
        Path draft = run().resolve("platform.json.draft");
        Files.write(draft, JSON.writeValueAsBytes(run));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(
                draft,
                record(),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** Nothing runs here any more. */
    public void forget() throws IOException {
        Files.deleteIfExists(record());
    }

    private Path record() {
        return run().resolve("platform.json");
    }

    /** The folder as held by this process, until it is closed or the process ends. */
    public static final class Held implements AutoCloseable {

        private final StateFolder folder;
        private final FileChannel channel;

        private Held(StateFolder folder, FileChannel channel) {
            this.folder = folder;
            this.channel = channel;
        }

        public StateFolder folder() {
            return folder;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
