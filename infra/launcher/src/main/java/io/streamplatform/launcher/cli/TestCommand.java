package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.boot.Maven;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

    @Unmatched private List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (browsers().findFirst().isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "The browser tests need Chromium or Chrome on the PATH; get it with your"
                            + " package manager (apt-get install chromium, brew install --cask"
                            + " chromium), or leave them out: ./platform test -pl '!system-tests'");
        }
        List<String> arguments = new ArrayList<>(further);
        arguments.add("verify");
        return new Maven(platform.workspace().root())
                .command(arguments)
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Stream<java.nio.file.Path> browsers() {
        return BROWSERS.stream().flatMap(name -> Maven.onPath(name).stream());
    }
}
