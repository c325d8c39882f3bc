package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Fills a cluster, and waits until the dashboard shows exactly that. */
final class DashboardCrowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final BenchPlatform platform;
    private final Consumer<String> say;
    private final CrowdedCluster cluster;

    DashboardCrowd(BenchPlatform platform, Consumer<String> say) {
        this.platform = platform;
        this.say = say;
        this.cluster = new CrowdedCluster(platform.bootstrapServers());
    }

    CrowdedCluster cluster() {
        return cluster;
    }

    /** Makes topics that are all alike, and groups without members. */
    void make(int topics, int partitions, short replicas, int groups)
            throws IOException, InterruptedException {
        say.accept(
                "Making %,d topics of %d partitions and %,d groups ..."
                        .formatted(topics, partitions, groups));
        cluster.makeTopics(topics, partitions, replicas);
        // A broker that has not yet heard of a topic takes no offsets for it.
        awaitTopics(topics);
        cluster.makeGroups(groups);
        awaitGroups(groups);
    }

    /** Deletes them. */
    void clear() throws IOException, InterruptedException {
        say.accept("Deleting them ...");
        cluster.clear();
        awaitTopics(0);
        awaitGroups(0);
    }

    /** Begins to write into some of the topics, and has so many groups read them with a member. */
    Trickle enliven(int topics, int groups) throws IOException, InterruptedException {
        var trickle = new Trickle(platform.bootstrapServers(), cluster.someTopics(topics), groups);
        String path = "/api/groups?size=1000&search=" + Trickle.GROUP;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (withMembers(platform.get("dashboard", path)) < groups) {
            pauseUnlessAfter(deadline, "%d groups with a member".formatted(groups));
        }
        return trickle;
    }

    private static int withMembers(JsonNode page) {
        int found = 0;
        for (JsonNode group : page.path("groups")) {
            found += group.path("members").asInt() > 0 ? 1 : 0;
        }
        return found;
    }

    private void awaitTopics(int wanted) throws IOException, InterruptedException {
        awaitTotal("/api/topics?search=crowd.&size=1", wanted);
    }

    private void awaitGroups(int wanted) throws IOException, InterruptedException {
        awaitTotal("/api/groups?search=crowd-&size=1", wanted);
    }

    private void awaitTotal(String path, int wanted) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (platform.get("dashboard", path).path("total").asInt() != wanted) {
            pauseUnlessAfter(deadline, "%,d by %s".formatted(wanted, path));
        }
    }

    private static void pauseUnlessAfter(Instant deadline, String wanted)
            throws IOException, InterruptedException {
        if (Instant.now().isAfter(deadline)) {
            throw new IOException(
                    "The dashboard does not tell of %s within %s".formatted(wanted, PATIENCE));
        }
        Thread.sleep(PAUSE);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
