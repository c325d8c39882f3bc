package io.streamplatform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed are the platform's services, as their images and settings are. */
class WorkloadsFitTheServicesTest {
    private static final Path PROJECT = Kustomization.ROOT.resolve("../..").normalize();

    /** With everything that a component may bring, but the file that PostgreSQL replaces. */
    private static final List<ObjectNode> BASE = Kustomization.build("base");

    private static final List<ObjectNode> PRODUCTION = Kustomization.build("overlays/production");

    /** The likes service in its other role, which has settings of its own. */
    private static final String LIKES_CONSUMERS = "likes-consumers";

    static List<Workload> workloads() {
        return Stream.concat(Workload.of(BASE).stream(), Workload.of(PRODUCTION).stream()).toList();
    }

    @Test
    void allServicesAndTheDashboardAreDeployed() {
        assertThat(Workload.of(BASE))
                .extracting(Workload::name)
                .containsExactlyInAnyOrder(
                        "dashboard",
                        "event-producer",
                        "log-producer",
                        "metrics-producer",
                        "analytics",
                        "alert",
                        "metrics-logger",
                        "likes",
                        LIKES_CONSUMERS);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void theImageIsTheOneThatComposeBuilds(Workload workload) throws IOException {
        Properties env = new Properties();
        try (Reader file = Files.newBufferedReader(PROJECT.resolve(".env"))) {
            env.load(file);
        }
        String image =
                Yaml.one(PROJECT.resolve("docker-compose.yml"))
                        .path("services")
                        .path(workload.name())
                        .path("image")
                        .asText()
                        .replace("${PLATFORM_VERSION}", env.getProperty("PLATFORM_VERSION"));

        assertThat(workload.container().getImage()).isEqualTo(image);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void thePortIsTheServicesOwn_andItsServiceLeadsThere(Workload workload) {
        int port = settings(workload.name()).path("server").path("port").asInt();
        Service service =
                Models.of(BASE, Service.class).stream()
                        .filter(one -> one.getMetadata().getName().equals(workload.name()))
                        .findFirst()
                        .orElseThrow();

        assertThat(workload.container().getPorts())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getName()).isEqualTo("http");
                    assertThat(one.getContainerPort()).isEqualTo(port);
                });
        assertThat(service.getSpec().getPorts().getFirst().getPort()).isEqualTo(port);
        assertThat(service.getSpec().getType()).as("ClusterIP").isNull();
        assertThat(podLabels(workload)).containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(podLabels(workload))
                .isEqualTo(workload.deployment().getSpec().getSelector().getMatchLabels());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void eachIsProbedByActuator(Workload workload) {
        var container = workload.container();

        assertThat(container.getStartupProbe()).satisfies(probe -> asks(probe, "liveness"));
        assertThat(container.getReadinessProbe()).satisfies(probe -> asks(probe, "readiness"));
        assertThat(container.getLivenessProbe()).satisfies(probe -> asks(probe, "liveness"));
        if (workload.name().equals("dashboard")) {
            assertThat(container.getReadinessProbe().getHttpGet().getHttpHeaders())
                    .singleElement()
                    .satisfies(header ->
                            assertThat(List.of(header.getName(), header.getValue()))
                                    .containsExactly("Host", "localhost"));
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void eachIsConfined(Workload workload) {
        var pod = workload.deployment().getSpec().getTemplate().getSpec();
        var container = workload.container();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getTopologySpreadConstraints()).hasSize(2);
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyVariableIsASettingOfTheService(Workload workload) throws IOException {
        SettingNames known = SettingNames.of(module(workload.name()));

        assertThat(workload.environment().keySet())
                .allSatisfy(name -> assertThat(known.has(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everySecretAndVolumeIsMadeBySomebody(Workload workload) {
        List<String> users =
                Models.of(BASE, KafkaUser.class).stream()
                        .map(user -> user.getMetadata().getName())
                        .toList();

        assertThat(workload.environment())
                .containsEntry(
                        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                        "secret:" + workload.name() + "/sasl.jaas.config");
        assertThat(users).contains(workload.name());
        assertThat(workload.environment().values())
                .filteredOn(value -> value.startsWith("secret:"))
                .allMatch(value ->
                        value.startsWith("secret:" + workload.name() + "/")
                                || value.startsWith("secret:metrics-database/"));
        var pod = workload.deployment().getSpec().getTemplate().getSpec();
        assertThat(workload.container().getVolumeMounts())
                .extracting(mount -> mount.getName())
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().stream().map(volume -> volume.getName()).toList());
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
                .allSatisfy(volume ->
                        assertThat(Models.of(BASE, PersistentVolumeClaim.class))
                                .extracting(claim -> claim.getMetadata().getName())
                                .contains(volume.getPersistentVolumeClaim().getClaimName()));
    }

    @Test
    void consumersScaleUpToTheirPartitions() {
        List<HorizontalPodAutoscaler> scalers =
                Models.of(PRODUCTION, HorizontalPodAutoscaler.class);

        assertThat(scalers)
                .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrder("analytics", "alert", "metrics-logger");
        assertThat(scalers)
                .allSatisfy(scaler -> {
                    String name = scaler.getSpec().getScaleTargetRef().getName();
                    assertThat(scaler.getSpec().getMaxReplicas())
                            .as(name)
                            .isEqualTo(widestInput(name));
                    assertThat(deployment(name).deployment().getSpec().getReplicas())
                            .as("left to the scaler, or each apply would set it back")
                            .isNull();
                });
    }

    @Test
    void anInstanceWithAFileIsTheOnlyOne() {
        Workload onAFile =
                Workload.of(BASE).stream()
                        .filter(workload -> workload.name().equals("metrics-logger"))
                        .findFirst()
                        .orElseThrow();

        assertThat(onAFile.deployment().getSpec().getReplicas()).isEqualTo(1);
        assertThat(onAFile.deployment().getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(Models.of(BASE, HorizontalPodAutoscaler.class))
                .noneMatch(one -> one.getMetadata().getName().equals("metrics-logger"));
        assertThat(Models.of(PRODUCTION, PersistentVolumeClaim.class)).isEmpty();
    }

    @Test
    void whoNumbersTheLikesIsTheOnlyOne_andItsReadersHaveAPartitionEach() {
        Deployment numbers = base("likes").deployment();
        Deployment readers = base(LIKES_CONSUMERS).deployment();

        assertThat(numbers.getSpec().getReplicas()).isEqualTo(1);
        assertThat(numbers.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(readers.getSpec().getReplicas()).isEqualTo(PlatformTopics.LIKES.partitions());
        assertThat(base(LIKES_CONSUMERS).environment())
                .containsEntry("SPRING_PROFILES_ACTIVE", "consumer");
    }

    private static Workload base(String name) {
        return Workload.of(BASE).stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void disruptionIsBoundedForEach() {
        List<PodDisruptionBudget> budgets = Models.of(BASE, PodDisruptionBudget.class);

        assertThat(Workload.of(BASE))
                .allSatisfy(workload ->
                        assertThat(budgets)
                                .filteredOn(budget ->
                                        podLabels(workload)
                                                .equals(
                                                        budget.getSpec()
                                                                .getSelector()
                                                                .getMatchLabels()))
                                .hasSize(1));
    }

    private static void asks(Probe probe, String group) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo("/actuator/health/" + group);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        assertThat(probe.getPeriodSeconds()).isPositive();
    }

    /** The most partitions of any topic that a service reads as a member of a group. */
    private static int widestInput(String service) {
        KafkaUser user =
                Models.of(BASE, KafkaUser.class).stream()
                        .filter(one -> one.getMetadata().getName().equals(service))
                        .findFirst()
                        .orElseThrow();
        List<String> inputs = Acls.readOnlyTopics(user);
        return PlatformTopics.all().stream()
                .filter(topic -> inputs.contains(topic.name()))
                .mapToInt(TopicDefinition::partitions)
                .max()
                .orElseThrow();
    }

    private static Workload deployment(String name) {
        return Workload.of(PRODUCTION).stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> podLabels(Workload workload) {
        return workload.deployment().getSpec().getTemplate().getMetadata().getLabels();
    }

    private static JsonNode settings(String service) {
        String settings =
                service.equals(LIKES_CONSUMERS) ? "application-consumer.yml" : "application.yml";
        return Yaml.one(module(service).resolve("src/main/resources").resolve(settings));
    }

    private static Path module(String service) {
        String program = service.equals(LIKES_CONSUMERS) ? "likes" : service;
        return PROJECT.resolve(program + "-service");
    }
}
