package io.streamplatform.launcher.prepare;

import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A part unpacked in a folder of its own, which a build neither changes nor deletes under the feet
 * of the processes that run from it, and with an ahead-of-time cache beside it once it was
 * rehearsed.
 */
final class PreparedPart {

    private static final int EXTRACT_SECONDS = 120;

    private final Part part;
    private final Path folder;

    PreparedPart(Part part, Path folder) {
        this.part = part;
        this.folder = folder;
    }

    Part part() {
        return part;
    }

    Path folder() {
        return folder;
    }

    private Path app() {
        return folder.resolve("app");
    }

    private Path cache() {
        return folder.resolve("app.aot");
    }

    private Path completeMark() {
        return folder.resolve("complete");
    }

    private Path useLock() {
        return folder.resolve("in-use");
    }

    boolean isComplete() {
        return Files.exists(completeMark());
    }

    boolean hasCache() {
        return Files.exists(cache());
    }

    void markComplete() throws IOException {
        Files.writeString(completeMark(), "unpacked and rehearsed\n");
    }

    /** Puts the program into the folder. */
    void unpack() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(useLock(), "");
        switch (part.program()) {
            case Program.BootJar boot -> extract(boot.jar());
            case Program.Classes classes -> ClassPath.copy(classes.libraries(), app());
        }
    }

    private void extract(Path jar) throws IOException, InterruptedException {
        Path log = folder.resolve("extract.log");
        Process extract =
                new ProcessBuilder(
                                Commands.java(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                app().toString(),
                                "--force")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!extract.waitFor(EXTRACT_SECONDS, TimeUnit.SECONDS) || extract.exitValue() != 0) {
            extract.destroyForcibly();
            throw new IOException(
                    "%s cannot be unpacked: %s"
                            .formatted(jar, Files.readString(log, StandardCharsets.UTF_8).strip()));
        }
    }

    /**
     * Runs this part or, in its place, its double in a rehearsal, with the cache if there is one.
     */
    List<String> command(Part asWhom) {
        return command(
                asWhom, Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of());
    }

    /** The same, noting what is loaded and making the cache of it when the process ends. */
    List<String> rehearsalCommand(Part asWhom) {
        return command(asWhom, List.of("-XX:AOTCacheOutput=" + cache()));
    }

    private List<String> command(Part asWhom, List<String> options) {
        return switch (asWhom.program()) {
            case Program.BootJar boot ->
                    Commands.jar(asWhom, options, app().resolve(boot.jar().getFileName()));
            case Program.Classes classes ->
                    Commands.classPath(asWhom, options, classes, libraries());
        };
    }

    private List<Path> libraries() {
        try {
            return ClassPath.ofCopy(app());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + app(), e);
        }
    }

    /** Keeps others from deleting the folder, for as long as this process lives. */
    void use() throws IOException {
        FileChannel channel = FileChannel.open(useLock(), StandardOpenOption.READ);
        channel.lock(0, Long.MAX_VALUE, /* shared= */ true);
    }

    /** Tells whether some platform runs from that folder. */
    static boolean isInUse(Path folder) throws IOException {
        Path lockFile = folder.resolve("in-use");
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }
}
