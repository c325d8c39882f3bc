package io.streamplatform.analytics;

import io.streamplatform.testsupport.ServiceProcess;
import io.streamplatform.testsupport.TestBroker;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The service in a JVM of its own, which can be killed as a power cut would. */
public final class AnalyticsProcess implements AutoCloseable {
    private final ServiceProcess process;

    private AnalyticsProcess(ServiceProcess process) {
        this.process = process;
    }

    /** Starts the service without waiting for it. */
    public static AnalyticsProcess launched(TestBroker broker, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                                "--analytics.instance-id=test-" + UUID.randomUUID()));
        arguments.addAll(List.of(more));
        return new AnalyticsProcess(
                new ServiceProcess(AnalyticsApplication.class, "analytics", arguments));
    }

    /** Starts the service and waits until it is ready. */
    public static AnalyticsProcess started(TestBroker broker, String... more) {
        return launched(broker, more).awaitReady();
    }

    /** Starts the service again, at the same port. */
    public void launch() {
        process.launch();
    }

    /** Waits until the service says that it is ready. */
    public AnalyticsProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    /** Ends the process without giving it a chance to do anything (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /** Asks the process to end, and waits until it has. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The JSON answer of a path; an error's answer too. */
    public JsonNode get(String path) {
        return process.api().get(path).body();
    }

    /** The status of the answer of a path; 0 if there is no answer. */
    public int status(String path) {
        try {
            return process.api().get(path).status();
        } catch (UncheckedIOException noAnswer) {
            return 0;
        }
    }

    /** Number of all events that are counted; -1 if the service does not tell. */
    public long total() {
        try {
            return get("/api/analytics/totals").path("total").asLong(-1);
        } catch (UncheckedIOException noAnswer) {
            return -1;
        }
    }

    /** What the process has logged. */
    public String log() {
        return process.log();
    }

    /** CPU time that the process has used since it was started. */
    public Duration cpuTime() {
        return process.cpuTime();
    }
}
