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
            Map.of(
                    Platform.DASHBOARD,
                    "localhost:8080",
                    Platform.REGISTRY,
                    "localhost:8081",
                    "event-producer",
                    "localhost:8091",
                    "log-producer",
                    "localhost:8092",
                    "metrics-producer",
                    "localhost:8093",
                    "analytics",
                    "localhost:8094",
                    "alert",
                    "localhost:8095",
                    "metrics-logger",
                    "localhost:8096",
                    Platform.KAFKA,
                    "localhost:9092");

    @TestFactory
    Stream<DynamicTest> againstTheLaunchersPlatform(Platform platform) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        DOCUMENTED.forEach(
                (part, address) -> addresses.put(address, "127.0.0.1:" + platform.port(part)));
        Shell shell = Shell.open(platform.environment(), addresses);
        return Documentation.testsIn(World.LOCAL, shell).onClose(shell::close);
    }
}
