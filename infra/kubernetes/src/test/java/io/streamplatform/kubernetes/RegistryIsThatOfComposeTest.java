package io.streamplatform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The component's registry is the one that compose runs. */
class RegistryIsThatOfComposeTest {
    private static final Path PROJECT = Kustomization.ROOT.resolve("../..").normalize();
    private static final List<ObjectNode> RESOURCES =
            Kustomization.build("base", "components/schema-registry");

    private static final JsonNode COMPOSE =
            Yaml.one(PROJECT.resolve("docker-compose.yml")).path("services").path("registry");

    private final Workload registry =
            Workload.of(RESOURCES).stream()
                    .filter(workload -> workload.name().equals("registry"))
                    .findFirst()
                    .orElseThrow();

    @Test
    void itHasTheSameImage_andTheSameOptions() throws IOException {
        Properties env = new Properties();
        try (Reader file = Files.newBufferedReader(PROJECT.resolve(".env"))) {
            env.load(file);
        }
        String image =
                COMPOSE.path("image")
                        .asText()
                        .replace("${REGISTRY_VERSION}", env.getProperty("REGISTRY_VERSION"));

        assertThat(registry.container().getImage()).isEqualTo(image);
        for (String option : List.of("JAVA_OPTS_APPEND", "GC_CONTAINER_OPTIONS")) {
            assertThat(registry.environment())
                    .containsEntry(option, COMPOSE.path("environment").path(option).asText());
        }
    }

    @Test
    void itHasTheSameSettings() throws IOException {
        assertThat(named(ConfigMap.class, "registry").getData())
                .containsEntry(
                        "registry.properties",
                        Files.readString(PROJECT.resolve("infra/registry/registry.properties")));
    }

    @Test
    void itIsOneOnItsFile_andItsSchemasStay() {
        var spec = registry.deployment().getSpec();

        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(registry.environment().get("PLATFORM_REGISTRY_FILE"))
                .startsWith("/var/lib/registry/");
        assertThat(registry.container().getVolumeMounts())
                .anySatisfy(mount -> {
                    assertThat(mount.getMountPath()).isEqualTo("/var/lib/registry");
                    assertThat(mount.getName()).isEqualTo("state");
                });
        assertThat(named(PersistentVolumeClaim.class, "registry")).isNotNull();
    }

    @Test
    void itIsConfinedAsTheServicesAre() {
        var container = registry.container();
        var pod = registry.deployment().getSpec().getTemplate().getSpec();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKey("memory");
    }

    @Test
    void everyServiceIsToldWhereItIs() {
        int port = named(Service.class, "registry").getSpec().getPorts().getFirst().getPort();

        assertThat(Workload.of(RESOURCES))
                .filteredOn(workload -> !workload.name().equals("registry"))
                .hasSize(9)
                .allSatisfy(workload ->
                        assertThat(workload.environment())
                                .containsEntry(
                                        "SCHEMA_REGISTRY_URL",
                                        "http://registry:%d/apis/ccompat/v7".formatted(port)));
    }

    private static <T extends HasMetadata> T named(Class<T> type, String name) {
        return Models.of(RESOURCES, type).stream()
                .filter(one -> one.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
