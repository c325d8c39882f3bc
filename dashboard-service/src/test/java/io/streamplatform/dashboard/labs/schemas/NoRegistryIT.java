package io.streamplatform.dashboard.labs.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a registry the lab says what is missing, and begins nothing. */
@DashboardTest
class NoRegistryIT {

    @LocalServerPort private int port;

    @Test
    void whatIsMissingIsSaid_withItsRemedy(KafkaProbe kafka) {
        Site site = new Site(port);
        Site.Answer refused = site.postJson("/api/labs/schemas", "{\"change\": \"widen\"}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("remedy").asString()).contains("SCHEMA_REGISTRY_URL");
        assertThat(site.postJson("/api/labs/schemas/matrix", "{}").status()).isEqualTo(503);
        assertThat(site.json("/api/labs/schemas").path("registry").path("problem").asString())
                .contains("No schema registry is set");
        assertThat(site.json("/api/labs/schemas").path("running").asBoolean()).isFalse();
        assertThat(kafka.topics()).doesNotContain(Rollout.TOPIC);
    }
}
