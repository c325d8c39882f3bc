package io.streamplatform.metricslogger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A metrics logger in a JVM of its own, which can be killed. */
final class LoggerProcess extends LoggerRun {
    private final Process process;
    private final int port;

    private LoggerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LoggerProcess started(String[] arguments, Path log) throws IOException {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MetricsLoggerApplication.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--server.port=" + port);
        return new LoggerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                port);
    }

    /** Ends it as a power cut would: SIGKILL, nothing is closed or flushed. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    @Override
    int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
    }

    private void waitFor() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
