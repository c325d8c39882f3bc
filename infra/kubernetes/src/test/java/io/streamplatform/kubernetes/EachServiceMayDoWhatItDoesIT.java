package io.streamplatform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.kubernetes.SecuredBroker.Session;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The users' rights, put on a real broker that refuses what nobody was allowed: each service can do
 * its work with them, and not another's.
 */
class EachServiceMayDoWhatItDoesIT {

    /**
     * What a service does.
     *
     * @param publishes topics that it declares and writes, those for dead letters included
     * @param reads topics that it reads
     * @param groups groups that it is a member of
     */
    record Work(
            String user,
            List<TopicDefinition> publishes,
            List<TopicDefinition> reads,
            List<String> groups) {
        @Override
        public String toString() {
            return user;
        }
    }

    private static SecuredBroker broker;

    static Stream<Work> services() {
        return Stream.of(
                new Work(
                        "event-producer",
                        List.of(PlatformTopics.USER_EVENTS),
                        List.of(),
                        List.of()),
                new Work(
                        "log-producer",
                        List.of(PlatformTopics.APPLICATION_LOGS),
                        List.of(),
                        List.of()),
                new Work(
                        "metrics-producer",
                        List.of(PlatformTopics.SYSTEM_METRICS),
                        List.of(),
                        List.of()),
                new Work(
                        "analytics",
                        List.of(PlatformTopics.ANALYTICS, PlatformTopics.USER_EVENTS.deadLetters()),
                        List.of(PlatformTopics.USER_EVENTS, PlatformTopics.ANALYTICS),
                        List.of("analytics-group")),
                new Work(
                        "alert",
                        List.of(
                                PlatformTopics.ALERTS,
                                PlatformTopics.APPLICATION_LOGS.deadLetters(),
                                PlatformTopics.METRIC_ANOMALIES.deadLetters()),
                        List.of(
                                PlatformTopics.APPLICATION_LOGS,
                                PlatformTopics.METRIC_ANOMALIES,
                                PlatformTopics.ALERTS),
                        List.of("alert-group", "alert-webhook-group")),
                new Work(
                        "metrics-logger",
                        List.of(
                                PlatformTopics.METRIC_ANOMALIES,
                                PlatformTopics.SYSTEM_METRICS.deadLetters()),
                        List.of(PlatformTopics.SYSTEM_METRICS),
                        List.of("logger-group")),
                new Work(
                        "likes",
                        List.of(PlatformTopics.LIKES),
                        List.of(PlatformTopics.LIKES),
                        List.of()),
                new Work(
                        "likes-consumers",
                        List.of(PlatformTopics.LIKES.deadLetters()),
                        List.of(PlatformTopics.LIKES),
                        List.of("likes-ui")));
    }

    @BeforeAll
    static void start() {
        var base = Kustomization.build("base");
        List<KafkaUser> users = Models.of(base, KafkaUser.class);
        broker = SecuredBroker.started(users);
        try (Session admin = broker.as(SecuredBroker.SUPER_USER)) {
            admin.create(
                    Models.of(base, KafkaTopic.class).stream()
                            .map(topic ->
                                    new NewTopic(
                                            topic.getMetadata().getName(),
                                            topic.getSpec().getPartitions(),
                                            (short) 1))
                            .toList());
            PlatformTopics.all()
                    .forEach(topic -> admin.send(topic.name(), SecuredBroker.SEEN_BY_ALL));
            admin.allow(users.stream().flatMap(user -> Acls.bindings(user).stream()).toList());
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceDeclaresAndWritesItsTopics_andNoOther(Work work) {
        try (Session session = broker.as(work.user())) {
            for (TopicDefinition topic : work.publishes()) {
                assertThatThrownBy(() -> session.declare(topic.name(), topic.partitions()))
                        .hasRootCauseInstanceOf(TopicExistsException.class);
                session.send(topic.name(), work.user());
            }
            TopicDefinition foreign =
                    PlatformTopics.all().stream()
                            .filter(topic -> !work.publishes().contains(topic))
                            .findFirst()
                            .orElseThrow();
            assertThatThrownBy(() -> session.send(foreign.name(), work.user()))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> session.declare("something-else", 1))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceReadsItsInputsAsAMemberOfItsGroups_andNoOther(Work work) {
        try (Session session = broker.as(work.user())) {
            for (TopicDefinition topic : work.reads()) {
                assertThat(session.describe(topic.name()).partitions()).hasSize(topic.partitions());
                assertThat(session.readByAssignment(topic.name()))
                        .contains(SecuredBroker.SEEN_BY_ALL);
            }
            List<String> inputs =
                    work.reads().stream()
                            .filter(topic -> !work.publishes().contains(topic))
                            .map(TopicDefinition::name)
                            .toList();
            if (!inputs.isEmpty()) {
                assertThat(session.readAsMember(work.groups().getFirst(), inputs))
                        .contains(SecuredBroker.SEEN_BY_ALL);
                assertThat(session.committed(work.groups().getFirst())).isNotEmpty();
            }
            for (String group : work.groups()) {
                assertThat(session.committed(group)).isNotNull();
            }
            assertThatThrownBy(() -> session.committed("somebody-elses-group"))
                    .hasRootCauseInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void analyticsCommitsItsResultsWithItsOffsets_underItsOwnIds() {
        try (Session session = broker.as("analytics")) {
            session.transact(
                    "analytics-pod-8094-0",
                    List.of(
                            PlatformTopics.ANALYTICS.name(),
                            PlatformTopics.USER_EVENTS.deadLetters().name()),
                    "analytics-group",
                    PlatformTopics.USER_EVENTS.name());
            assertThatThrownBy(() ->
                            session.transact(
                                    "other-0",
                                    List.of(PlatformTopics.ANALYTICS.name()),
                                    "analytics-group",
                                    PlatformTopics.USER_EVENTS.name()))
                    .isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void theDashboardSeesEverything_andChangesNothing() {
        try (Session analytics = broker.as("analytics");
                Session dashboard = broker.as("dashboard")) {
            analytics.readAsMember("analytics-group", List.of(PlatformTopics.USER_EVENTS.name()));

            assertThat(dashboard.topics())
                    .containsAll(PlatformTopics.all().stream().map(TopicDefinition::name).toList());
            assertThat(dashboard.config(ConfigResource.Type.TOPIC, "alerts").entries())
                    .isNotEmpty();
            assertThat(dashboard.config(ConfigResource.Type.BROKER, "1").entries()).isNotEmpty();
            assertThat(dashboard.logFolders()).isNotEmpty();
            assertThat(dashboard.quorumLeader()).isEqualTo(1);
            assertThat(dashboard.readByAssignment("alerts")).contains(SecuredBroker.SEEN_BY_ALL);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(dashboard.groups()).contains("analytics-group"));
            assertThat(dashboard.committed("analytics-group")).isNotEmpty();
            assertThatThrownBy(() -> dashboard.declare("mine", 1))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> dashboard.send("alerts", "forged"))
                    .hasRootCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }
}
