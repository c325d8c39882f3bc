package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.logs.LogReader;
import io.streamplatform.launcher.parts.Brokers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform logs}. */
@Command(
        name = "logs",
        description = "Shows what the parts write, all together in the order of time.")
final class LogsCommand implements Callable<Integer> {

    private static final List<String> COLORS =
            List.of("cyan", "green", "yellow", "magenta", "blue");

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "Only these parts.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "Begin with the last N lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workspace workspace = platform.workspace();
        Brokers brokers = workspace.brokers();
        List<String> all = workspace.partNames(brokers);
        List<String> parts = only.isEmpty() ? all : List.copyOf(workspace.known(only, brokers));
        int width = parts.stream().mapToInt(String::length).max().orElse(0);
        LogReader logs = new LogReader(workspace.state().logs(), parts);
        logs.last(lines, (part, line) -> print(part, line, width, all.indexOf(part)));
        if (follow) {
            logs.follow((part, line) -> print(part, line, width, all.indexOf(part)));
        }
        return ExitCode.DONE;
    }

    private static void print(String part, String line, int width, int index) {
        String name = part + " ".repeat(width - part.length());
        String color = COLORS.get(index % COLORS.size());
        System.out.println(Ansi.AUTO.string("@|fg(" + color + ") " + name + "|@ | ") + line);
    }
}
