package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Whether one dead broker of three makes any page slower: all of them before and after, in one run.
 */
final class BrokerLossBench {

    private static final String SUBJECT = "one dead broker of three";
    private static final String VICTIM = "kafka-2";
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int TOPICS = 200;
    private static final int LIVE_TOPICS = 20;
    private static final int LIVE_GROUPS = 8;

    private final BenchPlatform platform;
    private final Asker asker;
    private final Consumer<String> say;

    BrokerLossBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.asker = new Asker(platform, http);
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        awaitThreeBrokers();
        try (var crowd = new DashboardCrowd(platform, say)) {
            crowd.make(TOPICS, 3, (short) 3, 30);
            try (Trickle _ = crowd.enliven(LIVE_TOPICS, LIVE_GROUPS)) {
                return compare(pages(crowd.cluster().someTopics(1).getFirst()));
            }
        }
    }

    private List<Figure> compare(List<String> pages) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        PageRounds three = new PageRounds(asker, pages);
        say.accept("Turning all pages ...");
        new PageRounds(asker, pages).turn(WARM_UP);
        try (var watch = new SnapshotWatch(platform)) {
            three.turn(MEASURED);
            figures.addAll(watch.figures(SUBJECT, " before"));
        }
        say.accept("Killing " + VICTIM + ", and turning them again ...");
        PageRounds two = new PageRounds(asker, pages);
        try (var watch = new SnapshotWatch(platform)) {
            Process kill = platform.beginKillOf(VICTIM);
            two.turn(MEASURED);
            String _ = platform.finish(kill, "kill " + VICTIM);
            figures.addAll(watch.figures(SUBJECT, " after"));
        }
        figures.addAll(two.comparedTo(three, SUBJECT));
        return figures;
    }

    private static List<String> pages(String topic) {
        String group = Trickle.GROUP + "0";
        return List.of(
                "/",
                "/topics",
                "/topics/" + topic,
                "/topics/" + topic + "/records",
                "/topics/" + topic + "/configuration",
                "/topics/" + topic + "/produce",
                "/groups",
                "/groups/" + group,
                "/cluster",
                "/cluster/brokers",
                "/cluster/brokers/1",
                "/cluster/brokers/2",
                "/cluster/quorum",
                "/cluster/features",
                "/cluster/partitions",
                "/cluster/quotas",
                "/cluster/acls",
                "/cluster/users",
                "/follow",
                "/audit",
                "/api/flow",
                "/api/topics?size=100",
                "/api/groups?size=100",
                "/api/cluster",
                "/api/messages/" + topic + "?limit=100");
    }

    private void awaitThreeBrokers() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (brokersUp() < 3) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("The dashboard does not see three brokers");
            }
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private int brokersUp() throws IOException, InterruptedException {
        int up = 0;
        for (JsonNode broker : platform.get("dashboard", "/api/cluster").path("brokers")) {
            up += broker.path("status").asString("").equals("UP") ? 1 : 0;
        }
        return up;
    }
}
