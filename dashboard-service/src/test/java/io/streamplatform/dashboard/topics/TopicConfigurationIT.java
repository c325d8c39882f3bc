package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Settings are told with their sources, and changed all or not at all. */
@DashboardTest
class TopicConfigurationIT {

    @LocalServerPort private int port;
    private final String topic = "configured-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void aTopicWithOneSettingOfItsOwn(KafkaProbe kafka) throws Exception {
        site = new Site(port);
        NewTopic made =
                new NewTopic(topic, 1, (short) 1).configs(Map.of("retention.ms", "3600000"));
        kafka.admin().createTopics(List.of(made)).all().get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatIsItsOwnComesFirst_andTheRestIsDocumented() {
        JsonNode settings = site.json(path()).path("settings");
        JsonNode own = settings.path(0);

        assertThat(own.path("name").asString()).isEqualTo("retention.ms");
        assertThat(own.path("own").asBoolean()).isTrue();
        assertThat(own.path("source").asString()).isEqualTo("TOPIC");
        assertThat(own.path("value").asString()).isEqualTo("3600000");
        assertThat(own.path("meaning").asString()).isEqualTo("1 h");
        assertThat(own.path("defaultValue").asString())
                .as("the brokers count it in hours")
                .isEqualTo("604800000");
        assertThat(own.path("type").asString()).isEqualTo("LONG");
        assertThat(own.path("documentation").asString()).contains("retention").doesNotContain("<");
        assertThat(settings.size()).isGreaterThan(25);
        assertThat(settings.path(1).path("own").asBoolean()).isFalse();
    }

    @Test
    void aDryRunTellsBeforeAndAfter_andChangesNothing(KafkaProbe kafka) throws Exception {
        JsonNode told =
                site.patchJson(path() + "?dryRun=true", "{\"set\":{\"retention.ms\":\"60000\"}}")
                        .json();

        JsonNode change = told.path("changes").path(0);
        assertThat(change.path("before").asString()).isEqualTo("3600000");
        assertThat(change.path("after").asString()).isEqualTo("60000");
        assertThat(change.path("caution").asString()).contains("deleted");
        assertThat(value(kafka, "retention.ms")).isEqualTo("3600000");
    }

    @Test
    void settingsAreSetAndReset(KafkaProbe kafka) throws Exception {
        Site.Answer answer =
                site.patchJson(
                        path(), "{\"set\":{\"segment.ms\":\"5000\"},\"reset\":[\"retention.ms\"]}");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().path("changes").size()).isEqualTo(2);
        assertThat(value(kafka, "segment.ms")).isEqualTo("5000");
        assertThat(value(kafka, "retention.ms")).isEqualTo("604800000");
        assertThat(site.json(path()).path("settings").path(0).path("name").asString())
                .isEqualTo("segment.ms");
    }

    @Test
    void whatKeepsItsValueIsNotNamed() {
        JsonNode told =
                site.patchJson(
                                path() + "?dryRun=true",
                                "{\"set\":{\"retention.ms\":\"3600000\"},\"reset\":[\"segment.ms\"]}")
                        .json();
        assertThat(told.path("changes").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"set\":{\"retention.ms\":\"soon\"}} | set.retention.ms",
                "{\"set\":{\"cleanup.policy\":\"shred\"}} | set.cleanup.policy",
                "{\"set\":{\"no.such\":\"1\"}} | set.no.such",
                "{\"reset\":[\"no.such\"]} | reset",
                "{\"set\":{\"retention.ms\":null}} | set.retention.ms",
                "{\"set\":{\"segment.ms\":\"1\"},\"reset\":[\"segment.ms\"]} | reset",
                "{\"set\":{\"segment.ms\":\"5000\",\"retention.ms\":\"soon\"}} | set.retention.ms",
                "{} | set",
                "{\"sett\":{}} | sett",
            })
    void whatCannotBeIsNamed_andNothingIsChanged(String body, String field, KafkaProbe kafka)
            throws Exception {
        for (String query : List.of("", "?dryRun=true")) {
            Site.Answer answer = site.patchJson(path() + query, body);
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(field);
        }
        assertThat(value(kafka, "retention.ms")).isEqualTo("3600000");
        assertThat(value(kafka, "segment.ms")).isNotEqualTo("5000");
    }

    @Test
    void anotherTopicOfTheNameIsLeftAlone(KafkaProbe kafka) throws Exception {
        String body = "{\"set\":{\"retention.ms\":\"60000\"}}";

        assertThat(site.patchJson(path() + "?id=" + "A".repeat(22), body).status()).isEqualTo(409);
        assertThat(site.patchJson(path() + "?dryRun=yes", body).status()).isEqualTo(400);
        assertThat(value(kafka, "retention.ms")).isEqualTo("3600000");
        assertThat(site.get("/api/topics/no-such-topic/configuration").status()).isEqualTo(404);
    }

    @Test
    void whatANewTopicCanBeIsTold_withTheClustersDefaults(KafkaProbe kafka) {
        JsonNode told = site.json("/api/topic-settings");

        assertThat(told.path("partitions").asInt()).isEqualTo(3);
        assertThat(told.path("replicationFactor").asInt()).isEqualTo(1);
        JsonNode retention =
                told.path("settings")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals("retention.ms"))
                        .findFirst()
                        .orElseThrow();
        assertThat(retention.path("defaultValue").asString()).isEqualTo("604800000");
        assertThat(retention.path("documentation").asString()).isNotBlank();
        assertThat(kafka.topics()).noneMatch(name -> name.startsWith("defaults-"));
    }

    private String path() {
        return "/api/topics/" + topic + "/configuration";
    }

    private String value(KafkaProbe kafka, String setting) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry entry =
                kafka.admin()
                        .describeConfigs(List.of(resource))
                        .all()
                        .get(30, TimeUnit.SECONDS)
                        .get(resource)
                        .get(setting);
        return entry.value();
    }
}
