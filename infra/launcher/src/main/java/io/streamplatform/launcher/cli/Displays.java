package io.streamplatform.launcher.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Chooses how much a terminal, or whatever stands in its place, can show. */
final class Displays {

    private Displays() {}

    static Display on(PrintStream out) {
        boolean canDraw = Ansi.AUTO.enabled() && out.charset().newEncoder().canEncode("⠋✔■");
        return canDraw && terminal().isPresent() ? new LiveDisplay(out) : new PlainDisplay(out);
    }

    /** A person in front: what we say and what we ask both go to a terminal. */
    static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
