package io.streamplatform.dashboard.schemas;

import static io.streamplatform.schemas.SchemaType.AVRO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Schemas;
import io.streamplatform.dashboard.Site;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.testsupport.KafkaProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** No registry is set: that is said, with what to set, and all else is as ever. */
@DashboardTest
class WithoutARegistryIT {

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void thePageSaysWhatToSet() {
        assertThat(new String(site.get("/schemas").response().body(), UTF_8))
                .contains("No schema registry is set", "dashboard.registry.url");
        assertThat(site.json("/api/schema-registry").path("set").asBoolean(true)).isFalse();
        assertThat(site.json("/api/schemas").path("subjects")).isEmpty();
    }

    @Test
    void whatNeedsOneIsRefusedWithTheSetting() {
        Site.Answer check = site.postJson("/api/schemas/a/check", Schemas.wish(AVRO, Schemas.USER));
        assertThat(check.status()).isEqualTo(409);
        assertThat(check.json().path("detail").asString()).contains("dashboard.registry.url");
        assertThat(site.get("/api/schemas/a").status()).isEqualTo(409);
    }

    @Test
    void aRecordThatNamesASchemaIsShownAsItIs(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("unread");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "k", WireFormat.frame(7, new byte[] {1}));
        JsonNode plain = site.json("/api/messages/" + topic + "/0/0");
        assertThat(plain.path("valueFormat").asString()).isEqualTo("BINARY");
        assertThat(plain.path("valueProblem").isNull()).isTrue();
        JsonNode asked = site.json("/api/messages/" + topic + "/0/0?valueFormat=schema");
        assertThat(asked.path("value").asString()).isEqualTo("000000000701");
        assertThat(asked.path("valueProblem").asString()).contains("dashboard.registry.url");
    }
}
