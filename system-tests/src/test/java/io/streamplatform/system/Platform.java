package io.streamplatform.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A platform of the tests' own: on free ports, with a state folder that is deleted in the end, run
 * by the same commands that a person would give.
 */
final class Platform implements AutoCloseable {
    static final List<String> PRODUCERS =
            List.of("event-producer", "log-producer", "metrics-producer");
    static final String KAFKA = "kafka";
    static final String DASHBOARD = "dashboard";
    static final String REGISTRY = "registry";

    /**
     * How many brokers there are: {@code -Dplatform.brokers=3} holds a cluster of three to the same
     * promises.
     */
    static final int BROKERS = Integer.getInteger("platform.brokers", 1);

    /** How many consumers of likes there can be. */
    private static final int LIKES_CONSUMERS = 12;

    /** Whoever has a port, as the variables name them. */
    static final List<String> OWNERS = owners();

    /** The first start of a fresh build also prepares the parts, each in a run of its own. */
    private static final Duration START = Duration.ofMinutes(9);

    private static final Duration ORDER = Duration.ofMinutes(4);
    private static final int EVERYDAY_RATE = 20;

    private final Path state;
    private final Guard guard;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Command command;
    private final KafkaProbe kafka;

    private Platform(Path state) throws IOException {
        this.state = state;
        this.guard = Guard.of(state);
        List<Integer> free = FreePorts.find(OWNERS.size());
        for (int i = 0; i < OWNERS.size(); i++) {
            ports.put(OWNERS.get(i), free.get(i));
            environment.put(variable(OWNERS.get(i)), String.valueOf(free.get(i)));
        }
        this.command = new Command(state, Map.copyOf(environment));
        this.kafka = new KafkaProbe(bootstrapServers());
    }

    private static List<String> owners() {
        List<String> owners = new ArrayList<>();
        for (String broker : brokers()) {
            owners.addAll(List.of(broker, broker + "-controller"));
        }
        owners.addAll(
                List.of(DASHBOARD, REGISTRY, "event-producer", "log-producer", "metrics-producer"));
        owners.addAll(List.of("analytics", "alert", "metrics-logger", "likes"));
        IntStream.rangeClosed(1, LIKES_CONSUMERS)
                .forEach(number -> owners.add("likes-consumer-" + number));
        return List.copyOf(owners);
    }

    /** The first is called as the only one. */
    private static List<String> brokers() {
        return IntStream.rangeClosed(1, BROKERS)
                .mapToObj(broker -> broker == 1 ? KAFKA : KAFKA + "-" + broker)
                .toList();
    }

    /** A new platform with an empty state folder, not yet started. */
    static Platform create() throws IOException {
        return new Platform(Files.createTempDirectory("platform-under-test-").toRealPath());
    }

    /** The environment variable that sets an owner's port. */
    static String variable(String owner) {
        return owner.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
    }

    int port(String owner) {
        return ports.get(owner);
    }

    String bootstrapServers() {
        return brokers().stream().map(broker -> "127.0.0.1:" + port(broker)).collect(joining(","));
    }

    String address(String part) {
        return "http://127.0.0.1:" + port(part);
    }

    Rest rest(String part) {
        return new Rest(address(part));
    }

    Traffic traffic(String producer) {
        return new Traffic(rest(producer));
    }

    /** The tests' own eyes and hands on the broker. */
    KafkaProbe kafka() {
        return kafka;
    }

    Path logs() {
        return state.resolve("logs");
    }

    Command command() {
        return command;
    }

    /** With this, a shell's {@code ./platform} is this one. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PLATFORM_STATE_DIR", state.toString());
        return all;
    }

    CommandLine.Ended start() {
        // What the build has made just now is what is tested.
        return successful(
                command.run(
                        START,
                        "start",
                        "--detach",
                        "--no-build",
                        "--timeout",
                        "300",
                        "--brokers",
                        String.valueOf(BROKERS)));
    }

    CommandLine.Ended stop() {
        return successful(command.run(ORDER, "stop"));
    }

    void startPart(String part) {
        var _ = successful(command.run(ORDER, "start", part));
    }

    void stopPart(String part) {
        var _ = successful(command.run(ORDER, "stop", part));
    }

    /**
     * Whether what a stream's producer got acknowledged is there for good. With acks=1 the leader
     * alone has it at that moment, and takes it with it when another replica becomes the leader:
     * when it dies, and in ordinary life, when Kafka gives partitions back to their first broker.
     */
    static boolean keepsAllThatIsAcknowledged(Stream stream) {
        return BROKERS == 1 || stream == Stream.EVENTS;
    }

    /** Ends a part's process as a power cut would, and waits until it is gone. */
    void kill(String part) {
        ProcessHandle process = process(part);
        assertThat(process.destroyForcibly()).as("SIGKILL is sent to " + part).isTrue();
        await("the end of " + part).until(() -> !process.isAlive());
    }

    ProcessHandle process(String part) {
        return ProcessHandle.of(status(part).path("pid").asLong(-1))
                .orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    /** What {@code ./platform status} tells to programs. */
    JsonNode status() {
        return Rest.JSON.readTree(command.run(ORDER, "status", "--json").output());
    }

    JsonNode status(String part) {
        return StreamSupport.stream(status().path("parts").spliterator(), false)
                .filter(candidate -> candidate.path("name").asString("").equals(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("status knows no part called " + part));
    }

    /** Everything runs and gentle traffic flows, whatever the test before has left behind. */
    void heal() {
        JsonNode now = status();
        if (!now.path("state").asString("").equals("RUNNING")) {
            var _ = start();
            now = status();
        }
        // All of them at once: of three, none gets ready alone.
        startPart(KAFKA);
        for (JsonNode part : now.path("parts")) {
            if (!part.path("state").asString("").equals("RUNNING")) {
                startPart(part.path("name").asString());
            }
        }
        await("every part is ready")
                .atMost(Duration.ofMinutes(3))
                .until(() -> status().path("ready").asBoolean());
        PRODUCERS.forEach(producer -> traffic(producer).flow(EVERYDAY_RATE));
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        guard.close();
    }

    private static CommandLine.Ended successful(CommandLine.Ended result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result;
    }
}
