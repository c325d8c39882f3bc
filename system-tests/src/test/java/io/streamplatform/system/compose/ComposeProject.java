package io.streamplatform.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.system.CommandLine;
import io.streamplatform.system.FreePorts;
import io.streamplatform.system.Rest;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The platform in containers: a project of the tests' own, on free ports, of which nothing is left
 * in the end.
 */
final class ComposeProject implements AutoCloseable {
    /** Ports of {@code .env} that something is published on. */
    private static final List<String> PORTS =
            List.of(
                    "DASHBOARD_PORT",
                    "REGISTRY_PORT",
                    "EVENT_PRODUCER_PORT",
                    "LOG_PRODUCER_PORT",
                    "METRICS_PRODUCER_PORT",
                    "LIKES_PORT",
                    "KAFKA_PORT",
                    "KAFKA_2_PORT",
                    "KAFKA_3_PORT",
                    "PROMETHEUS_PORT",
                    "GRAFANA_PORT");

    /** How many consumers of likes have ports. */
    private static final int LIKES_CONSUMERS = 12;

    /** On a new machine everything is downloaded and compiled, eight caches are made. */
    private static final Duration BUILD = Duration.ofMinutes(18);

    private static final Duration ORDER = Duration.ofMinutes(9);
    private static final String LABEL = "com.docker.compose.project";

    private final String name = "platform-test-" + ProcessHandle.current().pid();
    private final List<String> files;
    private final Map<String, String> environment = new HashMap<>();
    private final Thread tidy = new Thread(this::remove, "remove-" + name);

    private ComposeProject(List<String> files) {
        this.files = files;
        List<Integer> free = FreePorts.find(PORTS.size());
        for (int i = 0; i < PORTS.size(); i++) {
            environment.put(PORTS.get(i), String.valueOf(free.get(i)));
        }
        int first = FreePorts.row(LIKES_CONSUMERS);
        environment.put(
                "LIKES_CONSUMERS_PORTS", "%d-%d".formatted(first, first + LIKES_CONSUMERS - 1));
        Runtime.getRuntime().addShutdownHook(tidy);
    }

    /** The project that these files describe, with nothing of it running yet. */
    static ComposeProject of(String... files) {
        return new ComposeProject(List.of(files));
    }

    void build() {
        var _ = successful(compose(BUILD, "build"));
    }

    /** Creates and starts what is not there, and waits until all of it is healthy. */
    void up(String... arguments) {
        List<String> command = new ArrayList<>(List.of("up", "--detach", "--no-build", "--wait"));
        command.addAll(List.of(arguments));
        var _ = successful(compose(ORDER, command.toArray(String[]::new)));
    }

    /** A command that has to succeed, and what it wrote. */
    String order(String... arguments) {
        return successful(compose(ORDER, arguments));
    }

    /** What the engine prefixes the names of networks and volumes with. */
    String name() {
        return name;
    }

    /** The port that a variable of {@code .env} is set to. */
    int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    /** With this, a person's {@code docker compose} in any folder means this project. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("COMPOSE_PROJECT_NAME", name);
        all.put(
                "COMPOSE_FILE",
                files.stream()
                        .map(file -> CommandLine.ROOT.resolve(file).toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        return all;
    }

    Rest rest(String portVariable) {
        return new Rest("http://localhost:" + port(portVariable));
    }

    /** The ids of the project's containers, also of those that do not run. */
    List<String> containers() {
        return owned("ps", "--all", "--quiet");
    }

    /** What is left of the project: containers, volumes, networks. */
    List<String> remains() {
        List<String> all = new ArrayList<>(containers());
        all.addAll(owned("volume", "ls", "--quiet"));
        all.addAll(owned("network", "ls", "--quiet"));
        return all;
    }

    private List<String> owned(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--filter", "label=" + LABEL + "=" + name));
        return Docker.text(all.toArray(String[]::new)).lines().toList();
    }

    private CommandLine.Ended compose(Duration patience, String... arguments) {
        List<String> command = new ArrayList<>(List.of("compose", "--ansi", "never", "-p", name));
        files.forEach(file -> command.addAll(List.of("-f", file)));
        command.addAll(List.of(arguments));
        return Docker.run(patience, environment, command.toArray(String[]::new));
    }

    private String successful(CommandLine.Ended result) {
        assertThat(result.exitCode())
                .withFailMessage(() -> result.output() + "\n" + logs())
                .isZero();
        return result.output();
    }

    private String logs() {
        return compose(ORDER, "logs", "--tail", "15").output();
    }

    private void remove() {
        var _ = compose(ORDER, "down", "--volumes", "--remove-orphans", "--timeout", "20");
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(tidy);
    }
}
