package io.streamplatform.dashboard.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Quotas are set and taken away in the real cluster. */
@DashboardTest
class QuotasIT {

    @LocalServerPort private int port;
    private final String user = "limited-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aQuotaIsTried_set_changed_andTakenAway() {
        String set = wish("\"producer_byte_rate\":1048576,\"request_percentage\":50.5");

        JsonNode tried = site.postJson("/api/cluster/quotas/dry-run", set).json();
        assertThat(tried.path("before").isEmpty()).isTrue();
        assertThat(tried.path("after").path("producer_byte_rate").asDouble()).isEqualTo(1048576);
        assertThat(found().path("total").asInt()).as("only tried").isZero();

        assertThat(site.sendJson("PATCH", "/api/cluster/quotas", set).status()).isEqualTo(200);
        JsonNode limits = found().path("quotas").path(0).path("limits");
        assertThat(limits.path("producer_byte_rate").asDouble()).isEqualTo(1048576);
        assertThat(limits.path("request_percentage").asDouble()).isEqualTo(50.5);

        JsonNode changed =
                site.sendJson(
                                "PATCH",
                                "/api/cluster/quotas",
                                wish("\"producer_byte_rate\":null,\"request_percentage\":75"))
                        .json();
        assertThat(changed.path("before").path("request_percentage").asDouble()).isEqualTo(50.5);
        limits = found().path("quotas").path(0).path("limits");
        assertThat(limits.size()).isEqualTo(1);
        assertThat(limits.path("request_percentage").asDouble()).isEqualTo(75);

        assertThat(
                        site.sendJson(
                                        "PATCH",
                                        "/api/cluster/quotas",
                                        wish("\"request_percentage\":null"))
                                .status())
                .isEqualTo(200);
        assertThat(found().path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | entity",
                "{\"entity\":{},\"limits\":{\"producer_byte_rate\":1}} | entity",
                "{\"entity\":{\"user\":\"a\"},\"limits\":{}} | limits",
                "{\"entity\":{\"user\":\"a\",\"ip\":\"1.2.3.4\"},\"limits\":{\"connection_creation_rate\":1}}"
                    + " | entity.ip",
                "{\"entity\":{\"user\":\"a\"},\"limits\":{\"no_such\":1}} | limits.no_such",
                "{\"entity\":{\"user\":\"a\"},\"limits\":{\"producer_byte_rate\":0}} |"
                        + " limits.producer_byte_rate",
                "{\"entity\":{\"user\":\"a\"},\"limits\":{\"producer_byte_rate\":1.5}} |"
                        + " limits.producer_byte_rate",
                "{\"entity\":{\"user\":\"a\"},\"limits\":{\"connection_creation_rate\":5}} |"
                        + " limits.connection_creation_rate",
                "{\"entity\":{\"ip\":\"1.2.3.4\"},\"limits\":{\"producer_byte_rate\":5}} |"
                        + " limits.producer_byte_rate",
                "{\"entity\":{\"ip\":\"not an"
                        + " address\"},\"limits\":{\"connection_creation_rate\":5}} | limits",
            })
    void whatCannotBeIsNamed(String body, String field) {
        Site.Answer answer = site.sendJson("PATCH", "/api/cluster/quotas", body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    private String wish(String limits) {
        return "{\"entity\":{\"user\":\"%s\",\"clientId\":\"<default>\"},\"limits\":{%s}}"
                .formatted(user, limits);
    }

    private JsonNode found() {
        return site.json("/api/cluster/quotas?search=" + user);
    }
}
