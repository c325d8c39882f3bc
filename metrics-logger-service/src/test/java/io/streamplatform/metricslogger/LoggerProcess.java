package io.streamplatform.metricslogger;

import io.streamplatform.testsupport.ServiceProcess;
import java.util.List;

/** A metrics logger in a JVM of its own, which can be killed. */
final class LoggerProcess extends LoggerRun {
    private final ServiceProcess process;

    private LoggerProcess(ServiceProcess process) {
        this.process = process;
    }

    /** Starts it without waiting for it. */
    static LoggerProcess launched(String[] arguments) {
        return new LoggerProcess(
                new ServiceProcess(
                        MetricsLoggerApplication.class, "metrics-logger", List.of(arguments)));
    }

    /** Ends it as a power cut would: SIGKILL, nothing is closed or flushed. */
    void kill() {
        process.kill();
    }

    /** Starts it again, at the same port. */
    void launch() {
        process.launch();
    }

    @Override
    int port() {
        return process.api().port();
    }

    @Override
    public void close() {
        process.close();
    }
}
