package io.streamplatform.launcher.bench;

import java.time.Instant;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param measuredAt when the run ended
 */
record Report(Instant measuredAt, Machine machine, List<Figure> figures) {

    /** A table for people: the aims beside the figures, and whether they are met. */
    String text() {
        int width = figures.stream().mapToInt(figure -> figure.name().length()).max().orElse(0);
        var text = new StringBuilder(machine.text());
        String subject = "";
        for (Figure figure : figures) {
            if (!figure.subject().equals(subject)) {
                subject = figure.subject();
                text.append('\n').append(subject).append('\n');
            }
            text.append(line(figure, width)).append('\n');
        }
        return text.toString();
    }

    private static String line(Figure figure, int width) {
        String value =
                "  %s  %12s %-9s"
                        .formatted(
                                pad(figure.name(), width),
                                Figure.number(figure.value()),
                                figure.unit());
        Aim aim = figure.aim();
        if (aim == null) {
            return value.stripTrailing();
        }
        return "%s  aim: %-17s %s"
                .formatted(value, aim.text(), aim.isMetBy(figure.value()) ? "met" : "NOT MET");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
