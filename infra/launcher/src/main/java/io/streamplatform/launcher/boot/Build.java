package io.streamplatform.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings modules up to date with Maven, and does nothing at all when they are. Tests are skipped,
 * and so is the check of the code's format: whoever wants to see the platform run wants just that.
 */
public final class Build {

    private static final int LINES_SHOWN = 40;
    private static final String NULL_DEVICE = File.separatorChar == '\\' ? "NUL" : "/dev/null";

    private final Path root;
    private final Path log;
    private final Consumer<String> say;

    /**
     * @param root the repository
     * @param say takes each line for the person who waits
     */
    public Build(Path root, Consumer<String> say) {
        this.root = root;
        this.log = root.resolve(".platform/logs/build.log");
        this.say = say;
    }

    /** Builds those of the modules that are out of date; false when that failed. */
    public boolean bring(Set<String> wanted) throws IOException, InterruptedException {
        if (Modules.read(root).outOfDate(wanted).isEmpty()) {
            return true;
        }
        Files.createDirectories(log.getParent());
        // Two platforms may run side by side from one clone: only one of them builds at a time.
        try (FileChannel channel =
                FileChannel.open(
                        root.resolve(".platform/build.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            Modules modules = Modules.read(root);
            Set<String> stale = modules.outOfDate(wanted);
            return stale.isEmpty() || build(modules, stale);
        }
    }

    private boolean build(Modules modules, Set<String> stale)
            throws IOException, InterruptedException {
        say.accept("Building " + String.join(", ", stale) + " (log: " + root.relativize(log) + ")");
        Instant begun = Instant.now();
        Process maven =
                new Maven(root)
                        .command(arguments(stale))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File(NULL_DEVICE))
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy, "stop-maven"));
        int exit = maven.waitFor();
        if (exit != 0) {
            showFailure(exit);
            return false;
        }
        modules.markBuilt(stale);
        say.accept("Built in " + Duration.between(begun, Instant.now()).toSeconds() + " s");
        return true;
    }

    private static List<String> arguments(Set<String> modules) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of("-B", "-ntp", "-T", "1C", "-am", "-pl", String.join(",", modules)));
        arguments.addAll(
                List.of("-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package"));
        return arguments;
    }

    private void showFailure(int exit) throws IOException {
        List<String> lines =
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).forEach(say);
        say.accept("The build failed (Maven's exit code " + exit + "); all of its log: " + log);
    }
}
