package io.streamplatform.system;

import io.streamplatform.system.docs.Documentation;
import io.streamplatform.system.docs.Shell;
import io.streamplatform.system.docs.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** What the documentation has people type, typed, against the platform that the launcher runs. */
@Order(Integer.MAX_VALUE) // last: some commands leave records that no other test counts
@WithPlatform
class EveryDocumentedCommandRunsIT {
    private static final Map<String, String> DOCUMENTED =
            Map.ofEntries(
                    Map.entry(Platform.DASHBOARD, "localhost:8080"),
                    Map.entry(Platform.REGISTRY, "localhost:8081"),
                    Map.entry("event-producer", "localhost:8091"),
                    Map.entry("log-producer", "localhost:8092"),
                    Map.entry("metrics-producer", "localhost:8093"),
                    Map.entry("analytics", "localhost:8094"),
                    Map.entry("alert", "localhost:8095"),
                    Map.entry("metrics-logger", "localhost:8096"),
                    Map.entry("likes", "localhost:5001"),
                    Map.entry("likes-consumer-1", "localhost:5002"),
                    Map.entry("likes-consumer-4", "localhost:5005"),
                    Map.entry(Platform.KAFKA, "localhost:9092"));

    @TestFactory
    Stream<DynamicTest> againstTheLaunchersPlatform(Platform platform) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        DOCUMENTED.forEach(
                (part, address) -> addresses.put(address, "127.0.0.1:" + platform.port(part)));
        Shell shell = Shell.open(platform.environment(), addresses);
        return Documentation.testsIn(World.LOCAL, shell).onClose(shell::close);
    }
}
