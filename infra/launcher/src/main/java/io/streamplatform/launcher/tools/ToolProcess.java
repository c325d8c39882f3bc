package io.streamplatform.launcher.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a tool in a JVM of its own, on the terminal or the pipes of this one. */
public final class ToolProcess {

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Path module;

    /**
     * @param root the repository
     */
    public ToolProcess(Path root) {
        this.module = root.resolve("infra/kafka");
    }

    /** Runs it to its end, and returns its exit code. */
    public int run(Tool tool, List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(tool, arguments)).inheritIO().start();
        // Ctrl-C reaches the tool as well: what it has still to say comes before the prompt.
        Thread wait = new Thread(() -> endWith(process), "end-" + tool.name());
        Runtime.getRuntime().addShutdownHook(wait);
        return process.waitFor();
    }

    private static void endWith(Process process) {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> command(Tool tool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (tool.measures()) {
            command.add("-Xmx512m");
        } else {
            command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        command.addAll(
                List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "-Xshare:auto",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlog4j2.configurationFile=" + module.resolve("tools-log4j2.xml").toUri(),
                        "-cp",
                        module.resolve("target/lib").resolve("*").toString(),
                        tool.mainClass()));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
