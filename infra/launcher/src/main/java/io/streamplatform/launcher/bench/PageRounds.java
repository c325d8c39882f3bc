package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Pages that are turned one after the other for a while, with the time that each took. */
final class PageRounds {

    private static final double P95 = 95;

    /** A page that takes a few milliseconds may take this many more: nobody sees it. */
    private static final double UNSEEN_MILLIS = 10;

    /**
     * How much longer than before a page may take, since a p95 of one run is not that of the next.
     */
    private static final double SLACK = 1.5;

    private final Asker asker;
    private final Map<String, Histogram> micros = new LinkedHashMap<>();
    private final Histogram all = Asker.histogram();
    private int failed;

    PageRounds(Asker asker, List<String> pages) {
        this.asker = asker;
        pages.forEach(page -> micros.put(page, Asker.histogram()));
    }

    /** Turns them until the time is over, each at least once. */
    void turn(Duration time) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        do {
            for (Map.Entry<String, Histogram> page : micros.entrySet()) {
                Asker.Answer answer = asker.ask(page.getKey());
                page.getValue().recordValue(answer.micros());
                all.recordValue(answer.micros());
                failed += answer.isGood() ? 0 : 1;
            }
        } while (System.nanoTime() < deadline);
    }

    /** Page by page beside the same in better times. */
    List<Figure> comparedTo(PageRounds before, String subject) {
        List<Figure> figures = new ArrayList<>();
        micros.forEach((page, now) -> {
            double then = Asker.millis(before.of(page), P95);
            double millis = Asker.millis(now, P95);
            figures.add(Figure.of(subject, page + ", p95 before", then, "ms"));
            figures.add(
                    Figure.of(subject, page + ", p95 after", millis, "ms")
                            .with(Aim.atMost(Math.max(then * SLACK, then + UNSEEN_MILLIS))));
            figures.add(Figure.of(subject, page + ", after to before", millis / then, ""));
        });
        double ratio = Asker.millis(all, P95) / Asker.millis(before.all, P95);
        figures.add(
                Figure.of(subject, "all pages together, p95 after to before", ratio, "")
                        .with(Aim.atMost(SLACK)));
        figures.add(
                Figure.of(subject, "slowest answer before", Asker.millis(before.all, 100), "ms"));
        figures.add(Figure.of(subject, "slowest answer after", Asker.millis(all, 100), "ms"));
        figures.add(
                Figure.of(subject, "answers that failed after", (double) failed, "")
                        .with(Aim.exactly(0)));
        return figures;
    }

    private Histogram of(String page) {
        return micros.getOrDefault(page, all);
    }
}
