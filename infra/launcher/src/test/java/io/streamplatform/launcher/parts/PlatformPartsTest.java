package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformPartsTest {

    private static final Path ROOT = Path.of("root").toAbsolutePath();
    private static final Path STATE = Path.of("state").toAbsolutePath();

    private final Ports ports =
            Ports.of(
                    Brokers.ONE,
                    Map.of(),
                    Map.of("kafka", 19092, "alert", 18095, "dashboard", 18080, "registry", 18081));
    private final List<Part> parts = PlatformParts.of(ROOT, STATE, ports);

    @Test
    void areStartedWithTheBrokerAndTheDashboardFirst() {
        assertThat(parts)
                .extracting(Part::name)
                .startsWith(
                        "kafka",
                        "dashboard",
                        "event-producer",
                        "log-producer",
                        "metrics-producer",
                        "analytics",
                        "alert",
                        "metrics-logger",
                        "registry",
                        "likes",
                        "likes-consumer-1")
                .endsWith("likes-consumer-12");
    }

    @Test
    void ofTheLikesConsumersThreeAreStarted_andAsManyAsAreWanted() {
        List<String> all = parts.stream().map(Part::name).toList();

        assertThat(PlatformParts.startedOf(all, LikesConsumers.STANDARD))
                .endsWith(
                        "registry",
                        "likes",
                        "likes-consumer-1",
                        "likes-consumer-2",
                        "likes-consumer-3")
                .hasSize(13);
        assertThat(PlatformParts.startedOf(all, 0)).endsWith("registry", "likes");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> PlatformParts.startedOf(all, 13))
                .withMessage("13 likes-consumers cannot be had; say a number from 0 to 12.");
    }

    @Test
    void theLikesConsumersAreOneProgram_eachWithANameAndAPortOfItsOwn() {
        Part third = part("likes-consumer-3");

        assertThat(third.programName()).isEqualTo("likes");
        assertThat(third.port())
                .isEqualTo(new Port("likes-consumer-3", "LIKES_CONSUMER_3_PORT", 5004));
        assertThat(third.program().module()).isEqualTo("likes-service");
        assertThat(third.program().arguments())
                .containsExactly(
                        "--spring.profiles.active=consumer",
                        "--spring.kafka.consumer.client-id=likes-consumer-3");
        assertThat(part("likes").programName()).isEqualTo("likes");
        assertThat(part("metrics-logger").programName()).isEqualTo("metrics-logger");
        assertThat(part("registry").programName()).isEqualTo("registry");
    }

    @Test
    void nobodyWaitsForLikes_whichComeWhenThereIsSomethingToSeeThemBy() {
        assertThat(Role.values())
                .filteredOn(role -> role.startsAfter().contains(Role.LIKES))
                .containsExactly(Role.LIKES_CONSUMER);
        assertThat(Role.LIKES.startsAfter()).contains(Role.DASHBOARD, Role.CONSUMER);
    }

    @Test
    void areStoppedWithTheProducersFirstAndTheBrokerLast() {
        assertThat(
                        parts.stream()
                                .map(Part::role)
                                .distinct()
                                .sorted(Comparator.comparing(Role::stopRank)))
                .containsExactly(
                        Role.PRODUCER,
                        Role.LIKES,
                        Role.CONSUMER,
                        Role.LIKES_CONSUMER,
                        Role.DASHBOARD,
                        Role.REGISTRY,
                        Role.BROKER);
    }

    @Test
    void nobodyWaitsForTheRegistry_whichLeavesTheProcessorToTheDashboard() {
        assertThat(Role.values()).noneMatch(role -> role.startsAfter().contains(Role.REGISTRY));
        assertThat(Role.REGISTRY.startsAfter()).contains(Role.DASHBOARD);
    }

    @Test
    void aServiceIsToldItsPortItsBrokerAndTheStateFolder() {
        assertThat(part("alert").environment())
                .containsEntry("SERVER_PORT", "18095")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("PLATFORM_STATE_DIR", STATE.toString());
    }

    @Test
    void servicesGoToAnotherKafkaWhenThatIsWanted() {
        List<Part> elsewhere =
                PlatformParts.of(ROOT, STATE, ports, "elsewhere:9092", RegistryUse.OWN);

        assertThat(elsewhere.get(1).environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092");
    }

    @Test
    void servicesAndDashboardAreToldOfTheRegistry() {
        assertThat(toldOfRegistry(RegistryUse.OWN))
                .startsWith(
                        "dashboard",
                        "event-producer",
                        "log-producer",
                        "metrics-producer",
                        "analytics",
                        "alert",
                        "metrics-logger",
                        "likes");
        assertThat(part("alert").environment())
                .containsEntry("SCHEMA_REGISTRY_URL", "http://127.0.0.1:18081/apis/ccompat/v7");
    }

    @Test
    void theDashboardIsNotToldOfARegistryThatIsNotStarted_andNobodyOfOneThatTheyKnowAlready() {
        assertThat(toldOfRegistry(RegistryUse.OWN_LATER))
                .contains("event-producer", "alert")
                .doesNotContain("dashboard");
        assertThat(toldOfRegistry(RegistryUse.FOREIGN)).isEmpty();
    }

    @Test
    void theRegistryKeepsItsSchemasInTheStateFolder_andListensOnLoopbackAlone() {
        assertThat(part("registry").environment())
                .containsEntry(
                        "PLATFORM_REGISTRY_FILE", STATE.resolve("registry/registry").toString())
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "18081")
                .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    }

    private List<String> toldOfRegistry(RegistryUse use) {
        return PlatformParts.of(ROOT, STATE, ports, "127.0.0.1:19092", use).stream()
                .filter(part -> part.environment().containsKey("SCHEMA_REGISTRY_URL"))
                .map(Part::name)
                .toList();
    }

    @Test
    void theDashboardIsToldWhereTheServicesAre() {
        assertThat(part("dashboard").program().arguments())
                .contains(
                        "--dashboard.services.alert.url=http://127.0.0.1:18095",
                        "--dashboard.services.event-producer.url=http://127.0.0.1:8091",
                        "--dashboard.services.likes.url=http://127.0.0.1:5001")
                .anySatisfy(argument ->
                        assertThat(argument)
                                .startsWith(
                                        "--dashboard.services.likes-consumers.urls="
                                                + "http://127.0.0.1:5002,http://127.0.0.1:5003,")
                                .endsWith(",http://127.0.0.1:5013"));
    }

    @Test
    void haveAddressesForPeople() {
        assertThat(part("kafka").address()).isEqualTo("127.0.0.1:19092");
        assertThat(part("dashboard").address()).isEqualTo("http://127.0.0.1:18080");
        assertThat(part("registry").address()).isEqualTo("http://127.0.0.1:18081/apis/ccompat/v7");
    }

    @Test
    void servicesAreToldAllOfThreeBrokers_whichComeFirst() {
        List<Part> three = PlatformParts.of(ROOT, STATE, Ports.standard(Brokers.THREE));

        assertThat(three.subList(0, 4))
                .extracting(Part::name)
                .containsExactly("kafka-1", "kafka-2", "kafka-3", "dashboard");
        assertThat(three.get(3).environment())
                .containsEntry(
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092,127.0.0.1:9094,127.0.0.1:9096");
        assertThat(three.subList(0, 3))
                .as("are prepared once")
                .extracting(Part::programName, Part::jvm)
                .containsOnly(tuple("kafka", part("kafka").jvm()));
    }

    private Part part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }
}
