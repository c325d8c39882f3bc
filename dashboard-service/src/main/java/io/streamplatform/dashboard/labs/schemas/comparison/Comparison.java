package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.dashboard.labs.ComparisonState;
import io.streamplatform.dashboard.labs.FailureWords;
import io.streamplatform.dashboard.labs.LatestComparison;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/**
 * One run over all formats. Each warms up first; then they take turns, so that what else the
 * machine does meets all of them alike.
 */
final class Comparison implements LatestComparison.Run {

    static final int ROUNDS = 3;

    /** Kept in memory, and written over and over. */
    private static final int DIFFERENT = 1_000;

    private static final int WARM_UP_ROUNDS = 1;
    private static final Logger log = LoggerFactory.getLogger(Comparison.class);

    private final int records;
    private final Function<Format, ComparisonTopic> topics;
    private final Runnable changed;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Map<Format, List<Double>> writing = new EnumMap<>(Format.class);
    private final Map<Format, List<Double>> reading = new EnumMap<>(Format.class);
    private volatile boolean stopped;
    private volatile ComparisonView view;
    private int done;

    /**
     * @param records that each format writes in a round
     * @param topics makes a format's topic
     * @param changed called when the view is another
     */
    Comparison(int records, Function<Format, ComparisonTopic> topics, Runnable changed) {
        this.records = records;
        this.topics = topics;
        this.changed = changed;
        this.view = view(ComparisonState.RUNNING, 0, "making topics", List.of());
    }

    ComparisonView view() {
        return view;
    }

    @Override
    public boolean isRunning() {
        return view.state() == ComparisonState.RUNNING;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        List<ComparisonTopic> made = new ArrayList<>();
        ComparisonView outcome;
        try {
            for (Format format : Format.values()) {
                made.add(topics.apply(format));
            }
            measure(made, Events.make(DIFFERENT));
            outcome = view(ComparisonState.DONE, 1, "done", results(made));
        } catch (CancellationException e) {
            outcome = view(ComparisonState.STOPPED, view.progress(), "Stopped.", List.of());
        } catch (RuntimeException e) {
            outcome =
                    view(
                            ComparisonState.FAILED,
                            view.progress(),
                            FailureWords.of("The comparison of formats", e),
                            List.of());
        } finally {
            made.forEach(Comparison::close);
        }
        show(outcome);
    }

    private void measure(List<ComparisonTopic> made, List<JsonNode> events) {
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            boolean isWarmUp = round < WARM_UP_ROUNDS;
            String words = isWarmUp ? "warming up" : "round %d of %d".formatted(round, ROUNDS);
            for (ComparisonTopic topic : made) {
                tell(topic, words + ", writing");
                double written = topic.write(events, records);
                tell(topic, words + ", reading");
                double read = topic.read(records);
                if (!isWarmUp) {
                    add(writing, topic.format(), written);
                    add(reading, topic.format(), read);
                }
            }
        }
    }

    private void tell(ComparisonTopic topic, String words) {
        int all = Format.values().length * 2 * (WARM_UP_ROUNDS + ROUNDS);
        show(
                view(
                        ComparisonState.RUNNING,
                        (double) done++ / all,
                        "%s: %s".formatted(topic.format().title(), words),
                        List.of()));
    }

    private List<Measured> results(List<ComparisonTopic> made) {
        return made.stream()
                .map(topic ->
                        new Measured(
                                topic.format(),
                                topic.format().title(),
                                topic.bytesPerRecord(),
                                topic.valueBytes(),
                                median(writing, topic.format()),
                                median(reading, topic.format())))
                .toList();
    }

    private static void add(Map<Format, List<Double>> to, Format format, double rate) {
        to.computeIfAbsent(format, _ -> new ArrayList<>()).add(rate);
    }

    private static double median(Map<Format, List<Double>> of, Format format) {
        List<Double> sorted = of.getOrDefault(format, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private void show(ComparisonView given) {
        view = given;
        changed.run();
    }

    private ComparisonView view(
            ComparisonState state, double progress, String doing, List<Measured> results) {
        return new ComparisonView(
                state,
                records,
                ROUNDS,
                progress,
                doing,
                startedAt,
                ComparisonView.ofThisMachine(),
                results);
    }

    private static void close(ComparisonTopic topic) {
        try {
            topic.close();
        } catch (KafkaException | ErrorResponseException e) {
            log.warn("A topic of the comparison is left behind: {}", e.getMessage());
        }
    }
}
