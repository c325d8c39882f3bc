package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The brokers that compose runs as containers on this machine, reached by Docker's own command. */
final class ComposeBrokers implements BrokerControl {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String PROJECT = "com.docker.compose.project";

    private final String project;

    private ComposeBrokers(String project) {
        this.project = project;
    }

    /** Those of the compose project that publishes this port, if one does. */
    static Optional<BrokerControl> serving(int port) throws InterruptedException {
        try {
            String project =
                    docker(
                            "ps",
                            "--filter",
                            "publish=" + port,
                            "--format",
                            "{{.Label \"" + PROJECT + "\"}}");
            return project.isBlank()
                    ? Optional.empty()
                    : Optional.of(new ComposeBrokers(project.lines().findFirst().orElseThrow()));
        } catch (IOException e) {
            return Optional.empty(); // No Docker here, or none that answers.
        }
    }

    /** What a broker's service is called. */
    static String service(int broker) {
        return broker == 1 ? "kafka" : "kafka-" + broker;
    }

    @Override
    public String killCommand(int broker) {
        return "docker compose kill " + service(broker);
    }

    @Override
    public String startCommand(int broker) {
        return "docker compose start " + service(broker);
    }

    @Override
    public void kill(int broker) throws IOException, InterruptedException {
        String _ = docker("kill", container(broker));
    }

    @Override
    public void start(int broker) throws IOException, InterruptedException {
        String _ = docker("start", container(broker));
    }

    private String container(int broker) throws IOException, InterruptedException {
        String id =
                docker(
                        "ps",
                        "--all",
                        "--quiet",
                        "--filter",
                        "label=" + PROJECT + "=" + project,
                        "--filter",
                        "label=com.docker.compose.service=" + service(broker));
        return id.lines()
                .findFirst()
                .orElseThrow(() ->
                        new IOException(
                                "Compose project %s has no container of the service %s"
                                        .formatted(project, service(broker))));
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("%s takes more than %s".formatted(command, BOUND));
        }
        if (process.exitValue() != 0) {
            throw new IOException("%s: %s".formatted(String.join(" ", command), said.strip()));
        }
        return said.strip();
    }
}
