package io.streamplatform.launcher.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * A table with a row per part that is painted over as things happen. It belongs to the start and to
 * the stop; in between, and once the rows are settled, news comes as lines below it.
 */
final class LiveDisplay implements Display {

    private static final Duration REFRESH = Duration.ofMillis(100);
    private static final List<String> SPINNER =
            List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏");
    private static final String UP_AND_ERASE = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int painted;
    private int turn;

    private record Row(String mark, String style, String text, Instant since, boolean turning) {}

    LiveDisplay(PrintStream out) {
        this.out = out;
        // A virtual thread keeps no process alive, and this one lives as long as the process.
        Thread.ofVirtual().name("display").start(this::paintAgainAndAgain);
    }

    private void paintAgainAndAgain() {
        try {
            while (true) {
                Thread.sleep(REFRESH);
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void refresh() {
        if (rows.values().stream().anyMatch(Row::turning)) {
            turn++;
            erase();
            paint();
        }
    }

    private void erase() {
        out.print(UP_AND_ERASE.repeat(painted));
        painted = 0;
    }

    private void paint() {
        rows.forEach((part, row) -> out.println(line(part, row)));
        painted = rows.size();
        out.flush();
    }

    private String line(String part, Row row) {
        String mark = row.turning() ? SPINNER.get(turn % SPINNER.size()) : row.mark();
        String time =
                row.turning()
                        ? PlainDisplay.seconds(Duration.between(row.since(), Instant.now()))
                        : "";
        String text = String.format("%-18s %-10s %s", part, row.text(), time);
        return Ansi.ON.string("  @|" + row.style() + " " + mark + "|@ ") + text.stripTrailing();
    }

    private synchronized void put(String part, Row row) {
        rows.put(part, row);
        erase();
        paint();
    }

    @Override
    public synchronized void say(String line) {
        erase();
        out.println(line);
        paint();
    }

    @Override
    public synchronized void settled() {
        erase();
        paint();
        rows.clear();
        painted = 0;
    }

    @Override
    public void starting(String part) {
        put(part, new Row("", "fg(cyan)", "starting", Instant.now(), true));
    }

    @Override
    public void ready(String part, Duration took) {
        String text = String.format("%-10s %s", "ready", PlainDisplay.seconds(took));
        put(part, new Row("✔", "fg(green)", text, Instant.now(), false));
    }

    @Override
    public void stopping(String part) {
        put(part, new Row("", "fg(yellow)", "stopping", Instant.now(), true));
    }

    @Override
    public void stopped(String part, boolean byForce) {
        String text = byForce ? "stopped by force: it did not end in time" : "stopped";
        put(part, new Row("■", byForce ? "fg(red)" : "faint", text, Instant.now(), false));
    }

    @Override
    public synchronized void died(String part, int exitCode, List<String> lastLines) {
        rows.remove(part);
        PlainDisplay.deathNotice(part, exitCode, lastLines).forEach(this::say);
    }
}
