package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.boot.Maven;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** {@code ./platform test}. */
@Command(
        name = "test",
        description = {
            "Runs all tests and checks with Maven (verify).",
            "Further arguments go to Maven: ./platform test -pl alert-service -am"
        })
final class TestCommand implements Callable<Integer> {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    @ParentCommand private PlatformCommand platform;

    @Option(
            names = "--failures",
            description =
                    "Run only the slow tests that are left out otherwise: brokers and services in"
                            + " containers are killed, paused and cut off (tag 'failures').")
    private boolean failures;

    @Unmatched private List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(further);
        if (failures) {
            // The POM excludes the tag; an empty value would be taken for none given.
            arguments.addAll(List.of("-DexcludedGroups=none", "-Dgroups=failures"));
        } else if (browsers().findFirst().isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "The browser tests need Chromium or Chrome on the PATH; get it with your"
                            + " package manager (apt-get install chromium, brew install --cask"
                            + " chromium), or leave them out: ./platform test -pl '!system-tests'");
        }
        if (!failures && further.stream().noneMatch(given -> given.startsWith("-T"))) {
            // Most tests wait for a broker: two modules at a time take little more than half the
            // time.
            arguments.add("-T2");
        }
        // One failure hides no other.
        arguments.addAll(List.of("--fail-at-end", "verify"));
        Path root = platform.workspace().root();
        Instant start = Instant.now();
        int exitCode = new Maven(root).command(arguments).inheritIO().start().waitFor();
        if (exitCode != 0) {
            FailedTests.in(root, start).forEach(line -> System.err.println("FAILED " + line));
        }
        return exitCode;
    }

    private static Stream<Path> browsers() {
        return BROWSERS.stream().flatMap(name -> Maven.onPath(name).stream());
    }
}
