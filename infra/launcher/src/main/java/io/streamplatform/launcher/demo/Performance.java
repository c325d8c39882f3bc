package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Shows demonstrations one after the other, and tells which of them kept what they claim. */
public final class Performance {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Narrator narrator;
    private final Addresses addresses;
    private final BrokerControl brokers;
    private final List<List<String>> outcomes = new ArrayList<>();
    private boolean allKept = true;

    /** How one demonstration ended. */
    private enum Outcome {
        KEPT("as claimed"),
        FAILED("FAILED"),
        SKIPPED("left out");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    public Performance(Narrator narrator, Addresses addresses, BrokerControl brokers) {
        this.narrator = narrator;
        this.addresses = addresses;
        this.brokers = brokers;
        outcomes.add(List.of("demonstration", "outcome", "took"));
    }

    /** Whether the platform is there. */
    public boolean canBegin() throws InterruptedException {
        try (HttpClient http = client();
                Stage stage = stage(http)) {
            Services _ = Services.seenBy(stage.dashboard());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it was looked for. */
    public String dashboard() {
        return addresses.of(Addresses.Place.DASHBOARD);
    }

    /**
     * Shows all demonstrations that this platform has what it takes for.
     *
     * @return whether each of them did what it claims
     */
    public boolean showAll() throws InterruptedException {
        return show(Demonstrations.all(), true);
    }

    /**
     * Shows those of that name, in that order.
     *
     * @return whether each of them did what it claims
     */
    public boolean show(List<String> names) throws InterruptedException {
        return show(
                names.stream().flatMap(name -> Demonstrations.named(name).stream()).toList(),
                false);
    }

    private boolean show(List<Demo> demos, boolean mayLeaveOut) throws InterruptedException {
        try (HttpClient http = client()) {
            for (Demo demo : demos) {
                long begun = System.nanoTime();
                Outcome outcome = show(demo, stage(http), mayLeaveOut);
                allKept &= outcome != Outcome.FAILED;
                double seconds = (System.nanoTime() - begun) / 1e9;
                outcomes.add(List.of(demo.name(), outcome.text, Text.decimal(seconds) + " s"));
            }
        }
        narrator.line("");
        if (demos.size() > 1) {
            narrator.table(outcomes);
        }
        return allKept;
    }

    private Outcome show(Demo demo, Stage stage, boolean mayLeaveOut) throws InterruptedException {
        narrator.title(demo);
        try (stage) {
            String obstacle = demo.obstacle(stage);
            if (!obstacle.isEmpty()) {
                if (mayLeaveOut) {
                    narrator.tell("Left out: " + obstacle);
                    return Outcome.SKIPPED;
                }
                throw new ClaimFailedException(obstacle);
            }
            List<String> missing = Services.seenBy(stage.dashboard()).missing(demo.needs());
            if (!missing.isEmpty()) {
                throw new ClaimFailedException(Services.remedy(missing));
            }
            demo.run(stage);
            return Outcome.KEPT;
        } catch (ClaimFailedException | IOException | KafkaException e) {
            narrator.failed(String.valueOf(e.getMessage()));
            tellWhoIsAway(stage, String.valueOf(e.getMessage()));
            return Outcome.FAILED;
        }
    }

    /** Often the reason. */
    private void tellWhoIsAway(Stage stage, String said) throws InterruptedException {
        try {
            List<String> away = Services.seenBy(stage.dashboard()).away();
            if (!away.isEmpty() && !said.contains(Services.remedy(away))) {
                narrator.tell(Services.remedy(away));
            }
        } catch (IOException e) {
            narrator.tell(String.valueOf(e.getMessage()));
        }
    }

    private Stage stage(HttpClient http) {
        return new Stage(narrator, addresses, http, brokers);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }
}
