package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code ./platform} promises about starting and stopping. */
@WithPlatform
class TheLauncherKeepsOrderIT {
    private static final Duration QUICK = Duration.ofMinutes(2);
    private static final int RUNS_ALREADY = 4;
    private static final int NOT_RUNNING = 3;
    private static final int RATE = 500;

    @Test
    void stoppedInMidStreamAndStartedAgain_thePlatformGoesOnWhereItWas(Platform platform) {
        Map<Stream, Long> held = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            platform.traffic(stream.producer).flow(RATE);
        }
        for (Stream stream : Stream.values()) {
            long sum = Result.of(platform, stream).sum();
            await(stream.consumer + " reads on")
                    .atMost(QUICK)
                    .until(() -> Result.of(platform, stream).sum() > sum + RATE);
        }
        List<ProcessHandle> processes = processes(platform);
        assertThat(processes).hasSize(12 + Platform.BROKERS).allMatch(ProcessHandle::isAlive);

        var _ = platform.stop();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(platform.command().run(QUICK, "status").exitCode()).isEqualTo(NOT_RUNNING);
        var _ = platform.start();

        for (Stream stream : Stream.values()) {
            var _ = platform.traffic(stream.producer).pause();
            Ledger truth = Result.isExactlyWhatTheTopicHolds(platform, stream);
            held.put(stream, truth.readable());
            platform.traffic(stream.producer).flow(RATE);
        }
        for (Stream stream : Stream.values()) {
            await(stream.consumer + " goes on")
                    .atMost(QUICK)
                    .until(() -> Result.of(platform, stream).sum() > held.get(stream));
        }
    }

    @Test
    void aSecondStartSaysThatItRunsAlready(Platform platform) {
        List<ProcessHandle> processes = processes(platform);

        CommandLine.Ended second = platform.command().run(QUICK, "start", "--detach");

        assertThat(second.exitCode()).isEqualTo(RUNS_ALREADY);
        assertThat(second.output()).contains(platform.address(Platform.DASHBOARD));
        assertThat(processes(platform)).isEqualTo(processes).allMatch(ProcessHandle::isAlive);
    }

    @Test
    void aPortInUseIsToldBeforeAnythingIsStarted(Platform platform, @TempDir Path folder)
            throws IOException {
        Path state = folder.resolve("state");
        Map<String, String> environment = new HashMap<>();
        List<Integer> free = FreePorts.find(Platform.OWNERS.size());
        for (int i = 0; i < free.size(); i++) {
            environment.put(Platform.variable(Platform.OWNERS.get(i)), String.valueOf(free.get(i)));
        }
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("ANALYTICS_PORT", String.valueOf(taken.getLocalPort()));

            CommandLine.Ended clash =
                    new Command(state, environment).run(QUICK, "start", "--detach");

            assertThat(clash.exitCode()).isNotZero();
            assertThat(clash.output())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("ANALYTICS_PORT");
            assertThat(state.resolve("kafka"))
                    .as("the broker's folder")
                    .satisfies(kafka -> assertThat(Files.exists(kafka)).isFalse());
        }
        assertThat(platform.status().path("ready").asBoolean()).as("the other platform").isTrue();
    }

    @Test
    void aPartThatDiesIsToldWithTheEndOfItsLog(Platform platform) {
        platform.kill("alert");

        await("status says that it died")
                .atMost(QUICK)
                .until(() -> platform.status("alert").path("state").asString("").equals("DIED"));
        assertThat(platform.command().run(QUICK, "logs", "alert", "--lines", "5").output())
                .isNotBlank();
    }

    private static List<ProcessHandle> processes(Platform platform) {
        List<ProcessHandle> processes = new ArrayList<>();
        for (JsonNode part : platform.status().path("parts")) {
            ProcessHandle.of(part.path("pid").asLong(-1)).ifPresent(processes::add);
        }
        return processes;
    }
}
