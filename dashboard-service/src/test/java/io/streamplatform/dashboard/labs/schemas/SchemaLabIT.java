package io.streamplatform.dashboard.labs.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * One lab for all, that ends by itself and leaves nothing behind, nor touches what is not its own.
 */
@SchemasTest
class SchemaLabIT {

    private static final String LAB = "/api/labs/schemas";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SchemaRegistry registry =
            new SchemaRegistry(RegistryAddress.of(TestRegistry.shared().url()));

    @LocalServerPort private int port;
    @Autowired private LabLeftovers leftovers;
    @Autowired private LabTopics topics;
    private Visitor visitor;

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void leave() {
        visitor.changeWith("DELETE", LAB, null);
        visitor.close();
    }

    @Test
    void allBrowsersSeeTheOneThatRuns_andItsEndIsAudited(KafkaProbe kafka) {
        try (StompBrowser browser = new StompBrowser(port)) {
            browser.subscribe("/topic/labs/schemas");
            Visitor.Answer started =
                    visitor.changeWith("POST", LAB, "{\"change\": \"add-default\"}");
            assertThat(started.status()).as(started.body()).isEqualTo(201);
            assertThat(visitor.changeWith("POST", LAB, "{\"change\": \"widen\"}").status())
                    .isEqualTo(409);
            await("the records are told to the browser")
                    .atMost(PATIENCE)
                    .until(() ->
                            browser.frames("/topic/labs/schemas").stream()
                                    .anyMatch(SchemaLabIT::hasReadARecord));
        }
        assertThat(visitor.changeWith("PUT", LAB + "/rate", "{\"perSecond\": 21}").status())
                .isEqualTo(400);
        assertThat(visitor.changeWith("PUT", LAB + "/rate", "{\"perSecond\": 20}").status())
                .isEqualTo(200);
        assertThat(kafka.topics()).contains(Rollout.TOPIC);
        assertThat(registry.subjects()).contains(Rollout.SUBJECT);

        JsonNode ended = visitor.changeWith("DELETE", LAB, null).json();

        assertThat(ended.path("running").asBoolean()).isFalse();
        assertThat(ended.path("ended").asString()).isEqualTo("somebody ended it");
        await("the topic is gone")
                .atMost(PATIENCE)
                .until(() -> !kafka.topics().contains(Rollout.TOPIC));
        assertThat(registry.subjects()).doesNotContain(Rollout.SUBJECT);
        assertThat(registry.deletedSubjects()).doesNotContain(Rollout.SUBJECT);
        assertThat(visitor.get("/api/audit?action=lab").body())
                .contains("\"lab.start\"", "\"lab.end\"", "somebody ended it");
    }

    @Test
    void whatTheRegistryRefusesIsAProblem_andTheExercisesTick() {
        visitor.changeWith(
                "POST",
                LAB,
                "{\"change\": \"remove-required\", \"order\": \"PRODUCER_FIRST\", \"level\":"
                        + " \"FORWARD\"}");
        Visitor.Answer refused = visitor.changeWith("POST", LAB + "/rollout/steps", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo("level");
        assertThat(
                        visitor.get(LAB)
                                .json()
                                .path("round")
                                .path("refusal")
                                .path("reasons")
                                .path(0)
                                .asString())
                .contains("customer");
        visitor.changeWith("PUT", LAB + "/level", "{\"level\": \"NONE\"}");
        visitor.changeWith("PUT", LAB + "/rate", "{\"perSecond\": 20}");
        assertThat(visitor.changeWith("POST", LAB + "/rollout/steps", null).status())
                .isEqualTo(200);
        await("all four tasks tick")
                .atMost(PATIENCE)
                .until(() -> {
                    JsonNode done = visitor.get(LAB).json().path("exercises").path(1).path("done");
                    return done.size() == 4 && done.valueStream().allMatch(JsonNode::asBoolean);
                });
    }

    @Test
    void itEndsByItselfWhenNobodyLooks(KafkaProbe kafka) {
        visitor.changeWith("POST", LAB, "{\"change\": \"add-default\"}");
        await("nobody looks, and the topic goes")
                .atMost(PATIENCE)
                .until(() -> !kafka.topics().contains(Rollout.TOPIC));
        assertThat(visitor.get(LAB).json().path("ended").asString())
                .isEqualTo("no browser has looked at it for 6 s");
    }

    @Test
    void whatALabLeftBehindIsTakenAway_andWhatIsSomebodyElsesIsNot(KafkaProbe kafka) {
        String lost = Rollout.TOPIC + "-lost";
        String others = Rollout.TOPIC + "-of-others";
        kafka.admin()
                .createTopics(
                        List.of(
                                new NewTopic(lost, 1, (short) 1)
                                        .configs(Map.of("retention.ms", "3601977"))))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String mine = Rollout.TOPIC + "-mine";
        topics.create(mine, 1);
        kafka.createTopic(others, 1);
        registry.register(lost + "-value", SchemaType.AVRO, Orders.FIRST, List.of());
        registry.register(
                others + "-value",
                SchemaType.AVRO,
                Orders.FIRST.replace(Orders.MARK, "Ours"),
                List.of());
        await("the leftovers are seen and gone")
                .atMost(PATIENCE)
                .until(() -> leftovers.clean() && !kafka.topics().contains(lost));

        assertThat(kafka.topics()).contains(others, mine);
        topics.delete(mine);
        assertThat(registry.subjects()).contains(others + "-value").doesNotContain(lost + "-value");
        registry.deleteSubject(others + "-value", false);
    }

    @Test
    void aTopicOfTheSameNameThatNoLabMadeIsLeftAlone(KafkaProbe kafka) {
        await("an earlier lab's topic is gone")
                .atMost(PATIENCE)
                .until(() -> !kafka.topics().contains(Rollout.TOPIC));
        kafka.createTopic(Rollout.TOPIC, 1);
        try {
            Visitor.Answer refused =
                    visitor.changeWith("POST", LAB, "{\"change\": \"add-default\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("no lab has made");
            assertThat(kafka.topics()).contains(Rollout.TOPIC);
        } finally {
            kafka.admin()
                    .deleteTopics(List.of(Rollout.TOPIC))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void whatIsWrongWithOnesOwnChangeIsSaid() {
        assertThat(
                        visitor.changeWith(
                                        "POST", LAB + "/changes/check", "{\"text\": \"{ nothing\"}")
                                .body())
                .contains("not an Avro schema");
        assertThat(visitor.changeWith("POST", LAB, "{\"change\": \"nonsense\"}").status())
                .isEqualTo(400);
        assertThat(visitor.changeWith("POST", LAB, "{\"change\": \"drop-default\"}").status())
                .isEqualTo(400);
        assertThat(visitor.changeWith("PUT", LAB + "/rate", "{\"perSecond\": 2}").status())
                .isEqualTo(409);
    }

    private static boolean hasReadARecord(JsonNode state) {
        return state.path("round").path("phases").path(0).path("oldReader").path("read").asLong()
                > 0;
    }
}
