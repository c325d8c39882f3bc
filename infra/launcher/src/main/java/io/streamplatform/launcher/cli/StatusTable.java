package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.run.PartStatus;
import io.streamplatform.launcher.run.PlatformStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The status as a table for people. */
final class StatusTable {

    private static final String ROW = "%-18s %-9s %-8s %-6s %-12s %-11s %s";
    private static final long MEBIBYTE = 1L << 20;

    private StatusTable() {}

    static String of(PlatformStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(status));
        if (!status.parts().isEmpty()) {
            lines.add(
                    Ansi.AUTO.string(
                            "@|bold "
                                    + String.format(
                                            ROW, "PART", "STATE", "PID", "PORT", "HEALTH", "UPTIME",
                                            "MEMORY")
                                    + "|@"));
            status.parts().forEach(part -> lines.add(row(part)));
            if (status.schemaRegistry() != null) {
                lines.add("Schema registry, for Confluent's clients: " + status.schemaRegistry());
            }
            lines.add(
                    "Memory of all parts and the launcher: %s (%s)"
                            .formatted(megabytes(status.memoryBytes()), status.memoryKind()));
        }
        return String.join("\n", lines);
    }

    private static String headline(PlatformStatus status) {
        return switch (status.state()) {
            case STOPPED -> "The platform is not running (state folder " + status.stateDir() + ").";
            case ORPHANED ->
                    "The launcher was killed, and these parts still run: "
                            + String.join(", ", status.orphans())
                            + ". ./platform stop ends them.";
            case STARTING, RUNNING, STOPPING ->
                    "The platform is %s: pid %s, since %s%s"
                            .formatted(
                                    lower(status.state()),
                                    status.pid(),
                                    Times.local(Objects.requireNonNull(status.since())),
                                    status.dashboard() == null
                                            ? ""
                                            : ", dashboard " + status.dashboard());
        };
    }

    private static String row(PartStatus part) {
        String text =
                String.format(
                        ROW,
                        part.name(),
                        lower(part.state()),
                        orDash(part.pid()),
                        part.port(),
                        part.pid() == null ? "-" : lower(part.health()),
                        part.uptimeSeconds() == null ? "-" : Times.span(part.uptimeSeconds()),
                        megabytes(part.memoryBytes()));
        String style = style(part);
        String colored =
                style.isEmpty() ? text : Ansi.AUTO.string("@|" + style + " " + text + "|@");
        return part.exitCode() == null
                ? colored
                : colored + "  (ended with exit code " + part.exitCode() + ")";
    }

    private static String style(PartStatus part) {
        return switch (part.state()) {
            case DIED -> "fg(red)";
            case STOPPED, STOPPING, STARTING -> "faint";
            case RUNNING -> part.health() == Health.State.READY ? "" : "fg(yellow)";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "-" : (bytes + MEBIBYTE / 2) / MEBIBYTE + " MB";
    }
}
