package io.streamplatform.launcher.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One line for each thing that happens: for logs, pipes and terminals that can do no more. */
final class PlainDisplay implements Display {

    private final PrintStream out;

    PlainDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void settled() {
        out.flush();
    }

    @Override
    public void starting(String part) {
        say("starting " + part);
    }

    @Override
    public void ready(String part, Duration took) {
        say("ready    " + part + " (" + seconds(took) + ")");
    }

    @Override
    public void stopping(String part) {
        say("stopping " + part);
    }

    @Override
    public void stopped(String part, boolean byForce) {
        say("stopped  " + part + (byForce ? " by force: it did not end in time" : ""));
    }

    @Override
    public void died(String part, int exitCode, List<String> lastLines) {
        deathNotice(part, exitCode, lastLines).forEach(this::say);
    }

    /** What there is to tell of a part that ended though nobody had asked it to. */
    static List<String> deathNotice(String part, int exitCode, List<String> lastLines) {
        return java.util.stream.Stream.of(
                        java.util.stream.Stream.of(
                                "%s died (%s). The end of its log:"
                                        .formatted(part, reason(exitCode))),
                        lastLines.stream().map(line -> "  | " + line),
                        java.util.stream.Stream.of(
                                "Start it again with ./platform start " + part + "."))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A process that a signal ended has 128 and the signal's number as its exit code. */
    private static String reason(int exitCode) {
        return switch (exitCode) {
            case 137 -> "exit code 137: killed, SIGKILL";
            case 143 -> "exit code 143: ended by SIGTERM";
            case 134 -> "exit code 134: crashed, SIGABRT";
            default -> "exit code " + exitCode;
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
