package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.FreePorts;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.state.StateFolder;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry, started and stopped by the commands that people type. */
class RegistryIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String PART = "registry";
    private static final String SCHEMA = "{\"schema\": \"\\\"string\\\"\"}";

    @TempDir private Path temp;
    private final Ports ports = FreePorts.choose(Brokers.ONE);
    private final String url = "http://127.0.0.1:" + ports.of(PART).number() + "/apis/ccompat/v7";
    private TypedCommands commands;

    @BeforeEach
    void useFolder() {
        commands = new TypedCommands(temp, ports);
    }

    @AfterEach
    void stop() {
        commands.type("stop");
    }

    @Test
    void asksForBackwardCompatibility_untilSomeoneSaysOtherwise() throws Exception {
        start();
        assertThat(call("GET", "/config", "")).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");

        call("PUT", "/config", "{\"compatibility\": \"NONE\"}");
        assertThat(commands.type("restart", PART).exitCode()).isZero();

        assertThat(call("GET", "/config", "")).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
    }

    @Test
    void aSchemaIsFoundAgainAfterARestart_andAfterAKill() throws Exception {
        start();
        call("POST", "/subjects/kept-value/versions", SCHEMA);
        assertThat(commands.type("kill", PART).exitCode()).isZero();
        assertThat(commands.type("start", PART).exitCode()).isZero();
        assertThat(call("GET", "/subjects", "")).isEqualTo("[\"kept-value\"]");

        assertThat(commands.type("stop").exitCode()).isZero();
        start();

        assertThat(call("GET", "/subjects", "")).isEqualTo("[\"kept-value\"]");
        assertThat(commands.type("logs", PART, "-n", "500").output()).contains("Quarkus");
    }

    @Test
    void theAddressThatClientsNeedIsShown() throws Exception {
        start();

        assertThat(commands.type("status").output()).contains(url);
        assertThat(commands.status().schemaRegistry()).isEqualTo(url);
        assertThat(commands.status(PART).address()).isEqualTo(url);
    }

    @Test
    void whatAKilledLauncherLeftIsStopped_andCleanDeletesTheSchemas() throws Exception {
        start();
        call("POST", "/subjects/kept-value/versions", SCHEMA);
        PlatformStatus before = commands.status();
        ProcessHandle registry = ProcessHandle.of(commands.status(PART).pid()).orElseThrow();

        ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();
        await().atMost(LONG).until(() -> !new StateFolder(temp).isHeld());
        assertThat(registry.isAlive()).isTrue();
        assertThat(commands.type("stop").exitCode()).isZero();
        assertThat(registry.isAlive()).isFalse();

        assertThat(temp.resolve("registry/registry.mv.db")).exists();
        assertThat(commands.type("clean", "--yes").exitCode()).isZero();
        assertThat(temp.resolve("registry")).doesNotExist();
    }

    @Test
    void aTakenPortIsToldBeforeAnythingIsStarted() throws Exception {
        int port = ports.of(PART).number();
        try (var _ = new ServerSocket(port)) {
            TypedCommands.Ran start = commands.startOnly(PART);

            assertThat(start.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(start.output())
                    .contains("Port " + port + " (registry) is in use")
                    .contains("set REGISTRY_PORT to another");
        }
    }

    private void start() {
        TypedCommands.Ran start = commands.startOnly(PART);
        assertThat(start.exitCode()).as(start.output()).isZero();
    }

    private String call(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(LONG)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        }
    }
}
