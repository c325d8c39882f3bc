package io.streamplatform.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.HttpProbe;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Role;
import io.streamplatform.launcher.prepare.Commands;
import io.streamplatform.launcher.state.Orphans;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, started, watched and stopped; the parts are doubles that do what a test needs.
 */
class SupervisorIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path temp;
    private final List<Supervisor> started = new ArrayList<>();
    private final Events events = new Events();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Supervisor supervisor : started) {
            supervisor.stop();
        }
    }

    @Test
    void aPartThatDiesIsReportedWithItsExitCodeAndItsLastLines() throws Exception {
        Part part = PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD);
        Part other = PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD);
        Supervisor supervisor = start(part, other);

        new HttpProbe(URI.create(part.address() + "/exit")).ask(LONG);

        await().atMost(LONG).until(() -> events.seen("died alert 7"));
        assertThat(events.lastLines).contains("serving", "these are its last words");
        assertThat(statusOf(supervisor, "alert").state()).isEqualTo(Phase.DIED);
        assertThat(statusOf(supervisor, "alert").exitCode()).isEqualTo(7);
        assertThat(statusOf(supervisor, "kafka").health()).isEqualTo(Health.State.READY);
        assertThat(supervisor.status().ready()).isFalse();
    }

    @Test
    void aPartThatWasKilledCanBeStartedAgain() throws Exception {
        Supervisor supervisor = start(PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD));
        long pid = pidOf(supervisor, "alert");

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(LONG).until(() -> events.seen("died alert 137"));
        supervisor.startPart("alert", LONG);

        assertThat(pidOf(supervisor, "alert")).isNotEqualTo(pid);
        assertThat(supervisor.status().ready()).isTrue();
    }

    @Test
    void aPartThatIsKilledWhenAskedHasDied_andStaysAwayUntilItIsStarted() throws Exception {
        Supervisor supervisor = start(PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD));

        supervisor.killPart("alert");

        assertThat(statusOf(supervisor, "alert").state()).isEqualTo(Phase.DIED);
        assertThat(events.all).endsWith("died alert 137");
        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> supervisor.killPart("alert"))
                .withMessage("alert does not run; start it with ./platform start alert.");
        supervisor.startPart("alert", LONG);
        assertThat(supervisor.status().ready()).isTrue();
    }

    @Test
    void clientsAreToldAllBrokers_alsoOneThatIsAway() throws Exception {
        Part first = PartDouble.part("kafka-1", Role.BROKER, PartDouble.GOOD);
        Part second = PartDouble.part("kafka-2", Role.BROKER, PartDouble.GOOD);
        Supervisor supervisor = start(first, second);
        String both = first.address() + "," + second.address();

        supervisor.killPart("kafka-1");

        assertThat(supervisor.status().bootstrapServers()).isEqualTo(both);
        assertThat(state().read()).map(RunRecord::bootstrapServers).hasValue(both);
        supervisor.stopPart("kafka-2");
        assertThat(supervisor.status().bootstrapServers()).isNull();
        assertThat(state().read()).map(RunRecord::bootstrapServers).hasValue("");
    }

    @Test
    void aPartThatIsStoppedOnPurposeIsNoNews_andTheOthersGoOn() throws Exception {
        Supervisor supervisor =
                start(
                        PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD),
                        PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD));

        supervisor.stopPart("alert");

        assertThat(statusOf(supervisor, "alert").state()).isEqualTo(Phase.STOPPED);
        assertThat(statusOf(supervisor, "kafka").health()).isEqualTo(Health.State.READY);
        assertThat(supervisor.status().ready()).isTrue();
        assertThat(events.all).noneMatch(event -> event.startsWith("died"));
    }

    @Test
    void allAreStopped_whoeverWritesFirst_theBrokerLast() throws Exception {
        Supervisor supervisor =
                start(
                        PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD),
                        PartDouble.part("dashboard", Role.DASHBOARD, PartDouble.GOOD),
                        PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD),
                        PartDouble.part("producer", Role.PRODUCER, PartDouble.GOOD));

        supervisor.stop();

        assertThat(events.all.stream().filter(event -> event.contains("stop")))
                .containsExactly(
                        "stopping producer",
                        "stopped producer",
                        "stopping alert",
                        "stopped alert",
                        "stopping dashboard",
                        "stopped dashboard",
                        "stopping kafka",
                        "stopped kafka");
        assertThat(state().read()).isEmpty();
    }

    @Test
    void producersBeginWhenTheBrokerIsReady_consumersWhenTheFirstRecordCanBeSeen_theRegistryLast()
            throws Exception {
        start(
                PartDouble.part("registry", Role.REGISTRY, PartDouble.GOOD),
                PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD),
                PartDouble.part("producer", Role.PRODUCER, PartDouble.GOOD),
                PartDouble.part("dashboard", Role.DASHBOARD, PartDouble.GOOD),
                PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD));

        assertThat(events.all).containsSubsequence("ready kafka", "starting producer");
        assertThat(events.all).containsSubsequence("ready producer", "starting alert");
        assertThat(events.all).containsSubsequence("ready dashboard", "starting alert");
        assertThat(events.all).containsSubsequence("ready alert", "starting registry");
    }

    @Test
    void aRegistryIsTold_forAsLongAsItRuns() throws Exception {
        Part registry = PartDouble.part("registry", Role.REGISTRY, PartDouble.GOOD);
        Supervisor supervisor = start(registry);

        assertThat(supervisor.status().schemaRegistry())
                .isEqualTo("http://127.0.0.1:%d/apis/ccompat/v7", registry.port().number());
        supervisor.stopPart("registry");
        assertThat(supervisor.status().schemaRegistry()).isNull();
    }

    @Test
    void aPartThatDoesNotEndInTimeIsKilled() throws Exception {
        Supervisor supervisor = start(PartDouble.part("alert", Role.CONSUMER, PartDouble.STUBBORN));
        ProcessHandle process = ProcessHandle.of(pidOf(supervisor, "alert")).orElseThrow();

        supervisor.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(events.all).endsWith("stopped alert by force");
    }

    @Test
    void aPartThatEndsBeforeItIsReadyFailsTheStart_tellingWhichAndWhy() throws Exception {
        Part part = PartDouble.part("alert", Role.CONSUMER, PartDouble.FAIL);

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> start(part))
                .withMessageStartingWith("alert ended with exit code 3 before it was ready");
        await().atMost(LONG).until(() -> events.seen("died alert 3"));
        assertThat(events.lastLines).containsExactly("the disk is on fire");
    }

    @Test
    void aPartWhosePortIsTakenIsNotStarted() throws Exception {
        Part part = PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD);

        try (var taken = new ServerSocket(part.port().number())) {
            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> start(part))
                    .withMessageContaining("Port " + taken.getLocalPort() + " (alert) is in use")
                    .withMessageContaining("set ALERT_PORT to another");
        }
    }

    @Test
    void whatALauncherLeftThatWasKilledIsFoundAndStopped() throws Exception {
        Supervisor supervisor =
                start(
                        PartDouble.part("kafka", Role.BROKER, PartDouble.GOOD),
                        PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD));
        ProcessHandle process = ProcessHandle.of(pidOf(supervisor, "alert")).orElseThrow();
        RunRecord left = state().read().orElseThrow();

        assertThat(Orphans.in(left))
                .extracting(RunRecord.PartRecord::name)
                .containsExactly("alert", "kafka");
        Orphans.stop(Orphans.in(left), LONG);

        assertThat(process.isAlive()).isFalse();
        assertThat(Orphans.in(left)).isEmpty();
    }

    @Test
    void ordersAreTakenOnlyFromWhoeverKnowsTheToken() throws Exception {
        Supervisor supervisor = start(PartDouble.part("alert", Role.CONSUMER, PartDouble.GOOD));
        try (var control = ControlServer.open(supervisor, () -> {}, LONG)) {
            assertThat(control).isNotNull();
            RunRecord run = state().read().orElseThrow();
            var stranger =
                    new RunRecord(run.launcher(), run.controlPort(), "guess", "", "", run.parts());

            assertThat(new ControlClient(run).status().parts()).hasSize(1);
            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> new ControlClient(stranger).order("alert", "stop"))
                    .withMessageContaining("401");
            new ControlClient(run).order("alert", "restart");
            new ControlClient(run).order("alert", "kill");
            new ControlClient(run).order("alert", "start");
            assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(() -> new ControlClient(run).order("nobody", "stop"))
                    .withMessageContaining("No part is called 'nobody'");
        }
        assertThat(supervisor.status().ready()).isTrue();
    }

    private Supervisor start(Part... parts) throws Exception {
        var supervisor = new Supervisor(List.of(parts), Commands::plain, state(), events);
        started.add(supervisor);
        Set<String> names = Set.of(parts).stream().map(Part::name).collect(Collectors.toSet());
        supervisor.start(names, LONG);
        return supervisor;
    }

    private StateFolder state() {
        return new StateFolder(temp);
    }

    private static PartStatus statusOf(Supervisor supervisor, String part)
            throws InterruptedException {
        return supervisor.status().parts().stream()
                .filter(status -> status.name().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static long pidOf(Supervisor supervisor, String part) throws InterruptedException {
        Long pid = statusOf(supervisor, part).pid();
        assertThat(pid).isNotNull();
        return pid;
    }

    /** What was told, in the order in which it was. */
    private static final class Events implements Progress {

        private final List<String> all = new CopyOnWriteArrayList<>();
        private final List<String> lastLines = new CopyOnWriteArrayList<>();

        boolean seen(String event) {
            return all.contains(event);
        }

        @Override
        public void starting(String part) {
            all.add("starting " + part);
        }

        @Override
        public void ready(String part, Duration took) {
            all.add("ready " + part);
        }

        @Override
        public void stopping(String part) {
            all.add("stopping " + part);
        }

        @Override
        public void stopped(String part, boolean byForce) {
            all.add("stopped " + part + (byForce ? " by force" : ""));
        }

        @Override
        public void died(String part, int exitCode, List<String> lines) {
            lastLines.addAll(lines);
            all.add("died " + part + " " + exitCode);
        }
    }
}
