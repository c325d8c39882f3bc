package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.launcher.parts.Jvm.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The platform is the same in containers: ports and JVMs. */
class ContainersAgreeTest {
    private static final Path ROOT = Path.of("../..");

    private static final Map<String, String> PUBLISHED =
            Map.of(
                    "DASHBOARD_PORT", "dashboard",
                    "REGISTRY_PORT", "registry",
                    "EVENT_PRODUCER_PORT", "event-producer",
                    "LOG_PRODUCER_PORT", "log-producer",
                    "METRICS_PRODUCER_PORT", "metrics-producer",
                    "LIKES_PORT", "likes",
                    "KAFKA_PORT", "kafka-1",
                    "KAFKA_2_PORT", "kafka-2",
                    "KAFKA_3_PORT", "kafka-3");

    @Test
    void portsHaveTheSameVariablesAndNumbers() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(ROOT.resolve(".env"))) {
            settings.load(in);
        }
        Ports ports = Ports.standard(Brokers.THREE);

        assertThat(PUBLISHED)
                .allSatisfy((variable, owner) -> {
                    assertThat(ports.of(owner).variable()).isEqualTo(variable);
                    assertThat(settings)
                            .containsEntry(variable, String.valueOf(ports.of(owner).number()));
                });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void jvmsHaveTheSameOptions() throws IOException {
        assertThat(options("quick"))
                .containsExactlyInAnyOrderElementsOf(
                        new Jvm(128, Compiler.QUICK, List.of()).flags());
        assertThat(options("full"))
                .containsExactlyInAnyOrderElementsOf(
                        new Jvm(128, Compiler.FULL, List.of()).flags());
    }

    @Test
    void theRegistryHasTheSameHeap_compilerAndSettings() throws IOException {
        Part registry =
                PlatformParts.of(ROOT, ROOT, Ports.standard(Brokers.ONE)).stream()
                        .filter(part -> part.role() == Role.REGISTRY)
                        .findFirst()
                        .orElseThrow();
        String compose = Files.readString(ROOT.resolve("docker-compose.yml"));

        assertThat(registry.jvm().compiler()).isEqualTo(Compiler.QUICK);
        assertThat(compose)
                .contains(
                        "JAVA_OPTS_APPEND: -Xmx%dm -XX:TieredStopAtLevel=1 "
                                .formatted(registry.jvm().heapMegabytes()))
                .contains("./infra/registry/registry.properties:/etc/registry.properties:ro");
        assertThat(registry.environment().get("QUARKUS_CONFIG_LOCATIONS"))
                .endsWith("infra/registry/registry.properties");
    }

    private static List<String> options(String compiler) throws IOException {
        Path folder = ROOT.resolve("infra/docker/jvm");
        List<String> options = new ArrayList<>();
        for (String file : List.of("common", compiler)) {
            Files.readAllLines(folder.resolve(file + ".options")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(options::add);
        }
        return options;
    }
}
