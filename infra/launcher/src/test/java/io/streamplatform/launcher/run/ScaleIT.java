package io.streamplatform.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.InvalidSettingException;
import io.streamplatform.launcher.parts.LikesConsumers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Role;
import io.streamplatform.launcher.prepare.Commands;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consumers of likes are made more and fewer; real processes, which do nothing else. */
class ScaleIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path temp;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void startThreeOfFive() throws Exception {
        parts.add(PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD));
        for (String name : LikesConsumers.names(5)) {
            parts.add(PartDouble.part(name, Role.LIKES_CONSUMER, PartDouble.GOOD));
        }
        supervisor = new Supervisor(parts, Commands::plain, new StateFolder(temp), new Events());
        Set<String> names = new HashSet<>(LikesConsumers.names(3));
        names.add("kafka");
        supervisor.start(names, LONG);
        events.clear();
    }

    @AfterEach
    void stop() throws Exception {
        supervisor.stop();
    }

    @Test
    void moreAreStarted_andFewerAreStoppedFromTheLast() throws Exception {
        assertThat(told()).containsExactly(1, 2, 3);

        assertThat(supervisor.scaleLikesConsumers(5, LONG))
                .isEqualTo(
                        "likes-consumers: 5 run now; started likes-consumer-4, likes-consumer-5.");
        assertThat(running()).containsExactly(1, 2, 3, 4, 5);
        events.clear();

        assertThat(supervisor.scaleLikesConsumers(2, LONG))
                .isEqualTo(
                        "likes-consumers: 2 run now; stopped likes-consumer-5, likes-consumer-4,"
                                + " likes-consumer-3.");
        assertThat(events)
                .containsExactly(
                        "stopping likes-consumer-5",
                        "stopped likes-consumer-5",
                        "stopping likes-consumer-4",
                        "stopped likes-consumer-4",
                        "stopping likes-consumer-3",
                        "stopped likes-consumer-3");
        assertThat(told()).containsExactly(1, 2);
        assertThat(supervisor.status().ready()).isTrue();
        assertThat(recorded()).containsExactly("likes-consumer-1", "likes-consumer-2", "kafka");
    }

    @Test
    void theSameNumberAgainChangesNothing_andZeroIsANumberToo() throws Exception {
        assertThat(supervisor.scaleLikesConsumers(3, LONG))
                .isEqualTo("likes-consumers: 3 run already.");
        assertThat(events).isEmpty();

        supervisor.scaleLikesConsumers(0, LONG);
        assertThat(told()).isEmpty();
        assertThat(supervisor.scaleLikesConsumers(0, LONG))
                .isEqualTo("likes-consumers: 0 run already.");
        assertThat(recorded()).containsExactly("kafka");
        supervisor.scaleLikesConsumers(1, LONG);
        assertThat(running()).containsExactly(1);
    }

    @Test
    void whatWasKilledOrStoppedByHandIsBroughtBack() throws Exception {
        supervisor.killPart("likes-consumer-1");
        supervisor.stopPart("likes-consumer-2");
        assertThat(told()).as("what is wanted is told").containsExactly(1, 2, 3);

        assertThat(supervisor.scaleLikesConsumers(3, LONG))
                .isEqualTo(
                        "likes-consumers: 3 run now; started likes-consumer-1, likes-consumer-2.");
        assertThat(running()).containsExactly(1, 2, 3);
    }

    @Test
    void aPortThatIsTakenIsTold_andTheOthersRun() throws Exception {
        try (var _ = new ServerSocket(parts.get(4).port().number())) {
            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> supervisor.scaleLikesConsumers(5, LONG))
                    .withMessageContaining("(likes-consumer-4) is in use")
                    .withMessageContaining("to another");
            assertThat(running()).containsExactly(1, 2, 3, 5);
        }

        supervisor.scaleLikesConsumers(5, LONG);
        assertThat(running()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void twoOrdersAtTheSameTimeAreDoneOneAfterTheOther() throws Exception {
        try (var control = ControlServer.open(supervisor, () -> {}, LONG)) {
            assertThat(control).isNotNull();
            ControlClient client = new ControlClient(record());
            var first = CompletableFuture.supplyAsync(() -> scaled(client, 5));
            await().atMost(LONG).until(() -> events.contains("starting likes-consumer-4"));

            assertThat(scaled(client, 1))
                    .isEqualTo(
                            "likes-consumers: 1 run now; stopped likes-consumer-5,"
                                    + " likes-consumer-4, likes-consumer-3, likes-consumer-2.");
            assertThat(first.join()).contains("started likes-consumer-4, likes-consumer-5");
            assertThat(running()).containsExactly(1);
            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> client.scaleLikesConsumers(13))
                    .withMessage("13 likes-consumers cannot be had; say a number from 0 to 12.");
        }
    }

    @Test
    void whenAllIsStoppedNoneIsStartedAnyMore() throws Exception {
        supervisor.stop();

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> supervisor.scaleLikesConsumers(1, LONG))
                .withMessageContaining("all is being stopped");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> supervisor.scaleLikesConsumers(-1, LONG));
    }

    @Test
    void beforeThePlatformRunsThereIsNothingToScale() {
        var starting =
                new Supervisor(
                        parts,
                        Commands::plain,
                        new StateFolder(temp.resolve("other")),
                        new Events());

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> starting.scaleLikesConsumers(4, LONG))
                .withMessageContaining("still being started");
    }

    private static String scaled(ControlClient client, int count) {
        try {
            return client.scaleLikesConsumers(count);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> told() throws InterruptedException {
        return supervisor.status().parts().stream()
                .map(part -> LikesConsumers.numberOf(part.name()))
                .filter(number -> number > 0)
                .toList();
    }

    private List<Integer> running() throws InterruptedException {
        return supervisor.status().parts().stream()
                .filter(part -> part.state() == Phase.RUNNING)
                .map(part -> LikesConsumers.numberOf(part.name()))
                .filter(number -> number > 0)
                .toList();
    }

    private RunRecord record() throws Exception {
        return new StateFolder(temp).read().orElseThrow();
    }

    private List<String> recorded() throws Exception {
        return record().parts().stream().map(RunRecord.PartRecord::name).toList();
    }

    private final class Events implements Progress {

        @Override
        public void starting(String part) {
            events.add("starting " + part);
        }

        @Override
        public void ready(String part, Duration took) {
            events.add("ready " + part);
        }

        @Override
        public void stopping(String part) {
            events.add("stopping " + part);
        }

        @Override
        public void stopped(String part, boolean byForce) {
            events.add("stopped " + part);
        }

        @Override
        public void died(String part, int exitCode, List<String> lines) {
            events.add("died " + part);
        }
    }
}
