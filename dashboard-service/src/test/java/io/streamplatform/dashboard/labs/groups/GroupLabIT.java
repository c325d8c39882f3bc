package io.streamplatform.dashboard.labs.groups;

import static io.streamplatform.dashboard.labs.groups.LabVisitor.anOwner;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.isOneEach;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.isSettled;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.members;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.name;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.newest;
import static io.streamplatform.dashboard.labs.groups.LabVisitor.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * One lab for all, that ends by itself and leaves nothing behind, nor touches what is not its own.
 */
@GroupLabTest
class GroupLabIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @Autowired private GroupLeftovers leftovers;
    @Autowired private LabTopics topics;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    private LabVisitor visitor;

    @BeforeEach
    void come() {
        visitor = new LabVisitor(port);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void allBrowsersSeeTheOneThatRuns() {
        try (StompBrowser browser = new StompBrowser(port)) {
            browser.subscribe(GroupLab.DESTINATION);
            visitor.start("{}");
            assertThat(visitor.ask("POST", "", "{}").status()).isEqualTo(409);
            await("reads are told to the browser")
                    .atMost(PATIENCE)
                    .until(() ->
                            browser.frames(GroupLab.DESTINATION).stream()
                                    .anyMatch(state -> total(state, "read") > 5));
        }
    }

    @ParameterizedTest
    @CsvSource({"CLASSIC, false", "CONSUMER, false", "CLASSIC, true", "CONSUMER, true"})
    void itsEndLeavesNothing_thoughAMemberHasCrashed(
            String protocol, boolean staticMembership, KafkaProbe probe) {
        visitor.start(
                "{\"protocol\": \"%s\", \"staticMembership\": %s, \"sessionTimeoutMillis\": 6000}"
                        .formatted(protocol, staticMembership));
        JsonNode settled = visitor.awaited("one each", state -> isOneEach(state, 0));
        assertThat(probe.topics()).contains(GroupLab.TOPIC);
        assertThat(groups(probe)).contains(GroupLab.GROUP);
        visitor.order(members(settled).get(0), "STOPPED");
        visitor.order(members(settled).get(1), "CRASHED");

        JsonNode ended = visitor.does("DELETE", "", null);

        assertThat(ended.path("running").asBoolean()).isFalse();
        assertThat(ended.path("ended").asString()).isEqualTo("somebody ended it");
        assertThat(ended.path("members").isEmpty()).isTrue();
        assertThat(groups(probe)).doesNotContain(GroupLab.GROUP);
        await("the topic is gone")
                .atMost(PATIENCE)
                .until(() -> !probe.topics().contains(GroupLab.TOPIC));
        assertThat(sessionSource(probe))
                .isNotEqualTo(ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG);
        await("no client is left")
                .atMost(PATIENCE)
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .noneMatch(each ->
                                        each.contains(GroupLab.GROUP)
                                                || each.contains("consumer_background_thread")));
        try (Visitor auditor = new Visitor(port)) {
            assertThat(auditor.get("/api/audit?action=lab").body())
                    .contains("\"lab.start\"", "\"lab.end\"", "group lab");
        }
        visitor.start("{\"members\": 12}");
    }

    @Test
    void itEndsByItselfWhenNobodyLooks(KafkaProbe probe) {
        visitor.start("{}");
        await("nobody looks, and all goes")
                .atMost(PATIENCE)
                .until(() ->
                        !probe.topics().contains(GroupLab.TOPIC)
                                && !groups(probe).contains(GroupLab.GROUP));
        assertThat(visitor.state().path("ended").asString())
                .isEqualTo("no browser has looked at it for 10 s");
    }

    @Test
    void thereAreTwelvePlaces() {
        visitor.start("{}");
        Visitor.Answer refused = visitor.ask("POST", "/members", "{\"count\": 10}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("12 places");
        visitor.does("POST", "/members", "{\"count\": 9}");
        JsonNode twelve = visitor.awaited("nine are idle", state -> isOneEach(state, 9));
        assertThat(members(twelve)).hasSize(12);
        assertThat(visitor.ask("POST", "/members", "{}").status()).isEqualTo(409);

        visitor.does("DELETE", "/members/member-5", null);
        JsonNode again = visitor.does("POST", "/members", "{}");

        assertThat(members(again)).hasSize(12).anyMatch(each -> name(each).equals("member-5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST   |                          | {"members": 13}                                      | 400 | members
                    POST   |                          | {"protocol": "OLD"}                                  | 400 | protocol
                    POST   |                          | {"assignment": "UNIFORM"}                            | 400 | assignment
                    POST   |                          | {"protocol": "CONSUMER", "assignment": "STICKY"}     | 400 | assignment
                    POST   |                          | {"commit": "SOMETIMES"}                              | 400 | commit
                    POST   |                          | {"sessionTimeoutMillis": 2000}                       | 400 | sessionTimeoutMillis
                    POST   |                          | {"protocol": "CONSUMER", "sessionTimeoutMillis": 61000} | 400 | sessionTimeoutMillis
                    POST   |                          | {"maxPollIntervalMillis": 10}                        | 400 | maxPollIntervalMillis
                    POST   |                          | {"perSecond": 201}                                   | 400 | perSecond
                    PUT    | /rate                    | {"perSecond": -1}                                    | 400 | perSecond
                    PUT    | /rate                    | {}                                                   | 400 | perSecond
                    PUT    | /rate                    | {"perSecond": 4}                                     | 409 | lab
                    POST   | /members                 | {"count": 0}                                         | 400 | count
                    PUT    | /members/member-1/state  | {"state": "ASLEEP"}                                  | 400 | state
                    PUT    | /members/member-1/state  | {}                                                   | 400 | state
                    PUT    | /members/member-1/pace   | {"millisPerRecord": 2001}                            | 400 | millisPerRecord
                    POST   | /offsets                 | {"to": "YESTERDAY"}                                  | 400 | to
                    DELETE |                          |                                                      | 409 | lab
                    """)
    void whatCannotBeDoneIsSaid(String method, String path, String json, int status, String field) {
        Visitor.Answer answer = visitor.ask(method, path == null ? "" : path, json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("remedy").asString()).isNotBlank();
        assertThat(visitor.state().path("running").asBoolean()).isFalse();
    }

    @Test
    void aMemberThatIsNotThere_orDoesNotRun_isSaid() {
        visitor.start("{}");
        JsonNode owner = anOwner(visitor.awaited("one each", state -> isOneEach(state, 0)));
        assertThat(
                        visitor.ask("PUT", "/members/member-9/state", "{\"state\": \"STOPPED\"}")
                                .status())
                .isEqualTo(404);
        visitor.order(owner, "STOPPED");
        String path = "/members/" + name(owner) + "/state";
        assertThat(visitor.ask("PUT", path, "{\"state\": \"STOPPED\"}").status()).isEqualTo(200);
        assertThat(visitor.ask("PUT", path, "{\"state\": \"PAUSED\"}").status()).isEqualTo(409);
        assertThat(visitor.ask("PUT", path, "{\"state\": \"CRASHED\"}").status()).isEqualTo(409);
        assertThat(visitor.ask("PUT", "/settings", "{\"sessionTimeoutMillis\": 2000}").body())
                .contains("group.min.session.timeout.ms");
        assertThat(
                        visitor.ask(
                                        "PUT",
                                        "/members/" + name(owner) + "/state",
                                        "{\"state\": \"RUNNING\"}")
                                .status())
                .isEqualTo(200);
        visitor.awaited("all go on", state -> isOneEach(state, 0));
    }

    @Test
    void aGroupOfTheSameNameWithForeignMembersIsLeftAlone(KafkaProbe probe) throws Exception {
        String topic = KafkaProbe.uniqueName("foreign");
        probe.createTopic(topic, 1);
        try (KafkaConsumer<byte[], byte[]> foreign =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                GroupLab.GROUP,
                                "client.id",
                                "somebody"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            foreign.subscribe(List.of(topic));
            await("it is a member")
                    .atMost(PATIENCE)
                    .until(() -> {
                        foreign.poll(Duration.ofMillis(100));
                        return !foreign.assignment().isEmpty();
                    });

            Visitor.Answer refused = visitor.ask("POST", "", "{}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("somebody").contains("left alone");
            assertThat(probe.topics()).doesNotContain(GroupLab.TOPIC);
            foreign.poll(Duration.ofMillis(100));
            assertThat(foreign.assignment()).isNotEmpty();
        }
        await("the group is gone, and the lab starts")
                .atMost(PATIENCE)
                .until(() -> visitor.ask("POST", "", "{}").status() == 201);
    }

    @Test
    void whatAKilledDashboardLeftBehindIsTakenAway(KafkaProbe probe) {
        leftBehind(probe);
        await("the leftovers are seen and gone")
                .atMost(PATIENCE)
                .until(() ->
                        leftovers.clean()
                                && !probe.topics().contains(GroupLab.TOPIC)
                                && !groups(probe).contains(GroupLab.GROUP));
    }

    @Test
    void aStartMakesRoom_andOldOffsetsDoNotCount(KafkaProbe probe) {
        leftBehind(probe);
        visitor.start("{\"members\": 1}");
        JsonNode read =
                visitor.awaited(
                        "it reads from the beginning",
                        state -> isSettled(state, 1, 0) && total(state, "read") > 5);
        assertThat(total(read, "waitingToBeRead")).isLessThan(total(read, "written"));
        assertThat(newest(read).path("after").size()).isEqualTo(3);
    }

    /** A marked topic and offsets in the group, as of a dashboard that was killed. */
    private static void leftBehind(KafkaProbe probe) {
        get(
                probe.admin()
                        .createTopics(
                                List.of(
                                        new org.apache.kafka.clients.admin.NewTopic(
                                                        GroupLab.TOPIC, 3, (short) 1)
                                                .configs(Map.of("retention.ms", "3601977"))))
                        .all());
        await("the topic is there")
                .atMost(PATIENCE)
                .until(() -> probe.topics().contains(GroupLab.TOPIC));
        await("offsets are taken")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() ->
                        get(
                                probe.admin()
                                        .alterConsumerGroupOffsets(
                                                GroupLab.GROUP,
                                                Map.of(
                                                        new TopicPartition(GroupLab.TOPIC, 0),
                                                        new OffsetAndMetadata(1_000)))
                                        .all()));
    }

    private static List<String> groups(KafkaProbe probe) {
        return get(probe.admin().listGroups().all()).stream().map(GroupListing::groupId).toList();
    }

    private static ConfigEntry.ConfigSource sessionSource(KafkaProbe probe) {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, GroupLab.GROUP);
        return get(probe.admin().describeConfigs(List.of(group)).all())
                .get(group)
                .get("consumer.session.timeout.ms")
                .source();
    }

    private static <T> T get(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
