package io.streamplatform.system.compose;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Ledger;
import io.streamplatform.system.Rest;
import io.streamplatform.system.Result;
import io.streamplatform.system.Stream;
import io.streamplatform.system.Traffic;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.JsonNode;

/** A platform in containers that is there to be broken: what to break of it, and what to count. */
final class ContainerPlatform implements AutoCloseable {
    /** Nothing is measured with it: a machine that has other things to do passes too. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** As many records a second as each of two producers makes. */
    static final int RATE = 1_000;

    static final List<Stream> COUNTED = List.of(Stream.EVENTS, Stream.METRICS);

    private static final List<String> SERVICES =
            List.of(
                    "dashboard",
                    "event-producer",
                    "metrics-producer",
                    "analytics",
                    "metrics-logger");
    private static final List<String> BROKER_PORTS =
            List.of("KAFKA_PORT", "KAFKA_2_PORT", "KAFKA_3_PORT");

    private final ComposeProject project;
    private final List<String> brokers;
    private final String bootstrapServers;
    private final KafkaProbe kafka;
    private final Rest dashboard;

    /** Where a producer and its topic stood. */
    record Mark(Traffic.Counters counters, long held) {}

    private ContainerPlatform(ComposeProject project, int brokers) {
        this.project = project;
        this.brokers =
                IntStream.rangeClosed(1, brokers)
                        .mapToObj(broker -> broker == 1 ? "kafka" : "kafka-" + broker)
                        .toList();
        this.bootstrapServers =
                BROKER_PORTS.stream()
                        .limit(brokers)
                        .map(port -> "127.0.0.1:" + project.port(port))
                        .collect(joining(","));
        this.kafka = new KafkaProbe(bootstrapServers);
        this.dashboard = project.rest("DASHBOARD_PORT");
    }

    /**
     * Starts it.
     *
     * @param others services to start beside the platform's own
     */
    static ContainerPlatform start(ComposeProject project, int brokers, String... others) {
        // For a run after the other: the images are as they were.
        if (!Boolean.getBoolean("platform.images.built")) {
            project.build();
        }
        ContainerPlatform platform = new ContainerPlatform(project, brokers);
        List<String> all = new ArrayList<>(platform.brokers);
        all.addAll(SERVICES);
        all.addAll(List.of(others));
        project.up(all.toArray(String[]::new));
        return platform;
    }

    List<String> brokers() {
        return brokers;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    KafkaProbe kafka() {
        return kafka;
    }

    /** Creates a topic that has as many replicas as the cluster gives. */
    void createTopic(String topic, int partitions) {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
        try {
            var _ =
                    kafka.admin()
                            .createTopics(List.of(wanted))
                            .all()
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(topic + " was not created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    Rest dashboard() {
        return dashboard;
    }

    Rest producer(Stream stream) {
        return project.rest(
                switch (stream) {
                    case EVENTS -> "EVENT_PRODUCER_PORT";
                    case LOGS -> "LOG_PRODUCER_PORT";
                    case METRICS -> "METRICS_PRODUCER_PORT";
                });
    }

    Traffic traffic(Stream stream) {
        return new Traffic(producer(stream));
    }

    /** {@code docker compose}, a command that has to succeed. */
    String compose(String... arguments) {
        return project.order(arguments);
    }

    /** Ends containers as a power cut would: no signal that they could hear. */
    void kill(String... services) {
        compose("kill", services);
    }

    /** Starts containers that have ended; those that run are left alone. */
    void start(String... services) {
        compose("start", services);
    }

    private void compose(String order, String[] services) {
        List<String> command = new ArrayList<>(List.of(order));
        command.addAll(List.of(services));
        var _ = project.order(command.toArray(String[]::new));
    }

    /** The id of a service's only container, whether it runs or not. */
    String container(String service) {
        return project.order("ps", "--all", "--quiet", service).strip();
    }

    /** What the engine knows of a container. */
    JsonNode inspected(String service) {
        return Rest.JSON.readTree(Docker.text("inspect", container(service))).path(0);
    }

    /** Cuts services off from the brokers; the rest of the world still reaches them. */
    void cut(String... services) {
        for (String service : services) {
            var _ = Docker.text("network", "disconnect", brokerNetwork(), container(service));
        }
    }

    void mend(String... services) {
        for (String service : services) {
            var _ =
                    Docker.text(
                            "network",
                            "connect",
                            "--alias",
                            service,
                            brokerNetwork(),
                            container(service));
        }
    }

    private String brokerNetwork() {
        return project.name() + "_kafka";
    }

    /** Lets records flow in both streams, and tells where they were before. */
    Map<Stream, Mark> flow() {
        Map<Stream, Mark> marks = new EnumMap<>(Stream.class);
        for (Stream stream : COUNTED) {
            marks.put(stream, new Mark(traffic(stream).pause(), kafka.endOffsets(stream.topic)));
        }
        COUNTED.forEach(stream -> traffic(stream).flow(RATE));
        COUNTED.forEach(stream -> goesOn(stream, RATE));
        return marks;
    }

    /** Waits for so many more acknowledged records, and that the consumer counts more of them. */
    void goesOn(Stream stream, int records) {
        awaitAcknowledged(stream, records);
        AtomicLong counted = new AtomicLong(-1);
        await(stream.consumer + " goes on")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    long now = Result.of(dashboard, stream).sum();
                    // The first answer may be long in coming: a service that starts says 503.
                    var _ = counted.compareAndSet(-1, now);
                    assertThat(now).isGreaterThan(counted.get());
                });
    }

    void awaitAcknowledged(Stream stream, int records) {
        long acknowledged = traffic(stream).counters().acknowledged();
        await(stream.producer + " goes on")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(traffic(stream).counters().acknowledged())
                                .isGreaterThanOrEqualTo(acknowledged + records));
    }

    /**
     * Ends the flow and counts. Both consumers' results are what their topics hold, to the record.
     *
     * <p>Events are sent with {@code acks=all} and idempotently, so their topic holds exactly what
     * was acknowledged, and of what was given up any part. Metrics are acknowledged by the leader
     * alone: what only it had is lost with it, and what it did not get to acknowledge is sent
     * again. So for them it is told, and not demanded, how topic and acknowledgements differ.
     */
    void isExact(String what, Map<Stream, Mark> since) {
        Map<Stream, Traffic.Counters> counters = new EnumMap<>(Stream.class);
        COUNTED.forEach(stream -> counters.put(stream, traffic(stream).pause()));
        for (Stream stream : COUNTED) {
            Ledger ledger =
                    Result.isExactlyWhatTheTopicHolds(kafka, bootstrapServers, dashboard, stream);
            Mark before = since.get(stream);
            Traffic.Counters after = counters.get(stream);
            long acknowledged = after.acknowledged() - before.counters().acknowledged();
            long failed = after.failed() - before.counters().failed();
            long written = kafka.endOffsets(stream.topic) - before.held();
            assertThat(ledger.unreadable()).isZero();
            report(
                    "%s: %s: acknowledged %d, given up %d, written %d; %s has counted each of all"
                            + " %d once",
                    what,
                    stream.topic,
                    acknowledged,
                    failed,
                    written,
                    stream.consumer,
                    ledger.readable());
            assertThat(acknowledged).isPositive();
            if (stream == Stream.EVENTS) {
                assertThat(written)
                        .as("nothing acknowledged is lost, nothing is written twice")
                        .isBetween(acknowledged, acknowledged + failed);
            }
        }
    }

    /** Waits until the dashboard finds nothing amiss with the brokers. */
    void isWhole() {
        await("the dashboard finds the cluster whole")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode cluster = dashboard.json("/api/cluster");
                    assertThat(cluster.path("health").asString(""))
                            .as(cluster.path("summary").asString(""))
                            .isEqualTo("OK");
                    assertThat(cluster.path("brokers")).hasSize(brokers.size());
                });
    }

    /** Waits until the dashboard says of a service that it is as given: UP, DOWN, UNREACHABLE. */
    void isSeen(String service, String status) {
        await("the dashboard sees that %s is %s".formatted(service, status))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusOf(service)).isEqualTo(status));
    }

    private String statusOf(String service) {
        return StreamSupport.stream(dashboard.json("/api/services").spliterator(), false)
                .filter(seen -> seen.path("name").asString("").equals(service))
                .map(seen -> seen.path("status").asString(""))
                .findFirst()
                .orElse("");
    }

    /** The id of the newest of the dashboard's cluster events. */
    long newestEvent() {
        return dashboard
                .json("/api/cluster/events?limit=1")
                .path("events")
                .path(0)
                .path("id")
                .asLong(0);
    }

    /** The dashboard's cluster events that are newer than the given one. */
    List<JsonNode> eventsSince(long id) {
        JsonNode events = dashboard.json("/api/cluster/events?limit=500").path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("id").asLong(0) > id)
                .toList();
    }

    /** A figure for whoever reads the test's output. */
    static void report(String format, Object... arguments) {
        System.out.println(format.formatted(arguments));
    }

    @Override
    public void close() {
        kafka.close();
        project.close();
        assertThat(project.remains()).isEmpty();
    }
}
