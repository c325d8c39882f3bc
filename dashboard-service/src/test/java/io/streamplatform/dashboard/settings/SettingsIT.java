package io.streamplatform.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Settings and log levels are changed in the real broker while it runs. */
@DashboardTest
class SettingsIT {

    private static final String SETTING = "log.cleaner.backoff.ms";
    private static final String OWN = "/api/cluster/brokers/1/settings";
    private static final String EVERYWHERE = "/api/cluster/brokers/default/settings";
    private static final String LOGGERS = "/api/cluster/brokers/1/loggers";

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @AfterEach
    void reset() {
        String reset = "{\"reset\":[\"%s\"]}".formatted(SETTING);
        assertThat(site.sendJson("PATCH", OWN, reset).status()).isEqualTo(200);
        assertThat(site.sendJson("PATCH", EVERYWHERE, reset).status()).isEqualTo(200);
    }

    @Test
    void aSettingIsTried_set_andTakenAway() {
        String set = "{\"set\":{\"%s\":\"12345\"}}".formatted(SETTING);
        String before = one(OWN).path("value").asString();
        assertThat(before).isNotEqualTo("12345");
        assertThat(one(OWN).path("documentation").asString()).isNotBlank();

        JsonNode tried = site.postJson(OWN + "/dry-run", set).json().path("changes").path(0);
        assertThat(tried.path("before").asString()).isEqualTo(before);
        assertThat(tried.path("after").asString()).isEqualTo("12345");
        assertThat(one(OWN).path("value").asString()).as("only tried").isEqualTo(before);

        assertThat(site.sendJson("PATCH", OWN, set).status()).isEqualTo(200);
        assertThat(one(OWN).path("value").asString()).isEqualTo("12345");
        assertThat(one(OWN).path("source").asString()).isEqualTo("DYNAMIC_BROKER_CONFIG");

        String reset = "{\"reset\":[\"%s\"]}".formatted(SETTING);
        JsonNode gone = site.sendJson("PATCH", OWN, reset).json().path("changes").path(0);
        assertThat(gone.path("after").asString()).isEqualTo(before);
        assertThat(one(OWN).path("value").asString()).isEqualTo(before);
    }

    @Test
    void whatIsSetForAllBrokersIsEveryBrokers() {
        String set = "{\"set\":{\"%s\":\"23456\"}}".formatted(SETTING);

        assertThat(site.sendJson("PATCH", EVERYWHERE, set).status()).isEqualTo(200);

        assertThat(site.json(EVERYWHERE + "?search=" + SETTING).path("total").asInt()).isEqualTo(1);
        assertThat(one(OWN).path("source").asString()).isEqualTo("DYNAMIC_DEFAULT_BROKER_CONFIG");
        assertThat(one(OWN).path("value").asString()).isEqualTo("23456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | set",
                "{\"set\":{\"log.dirs\":\"/x\"}} | set.log.dirs",
                "{\"set\":{\"log.cleaner.backoff.ms\":\"soon\"}} | set.log.cleaner.backoff.ms",
                "{\"set\":{\"log.cleaner.backoff.ms\":null}} | set.log.cleaner.backoff.ms",
                "{\"set\":{\"a\":\"1\"},\"reset\":[\"a\"]} | reset",
            })
    void whatIsRefusedIsNamed_triedOrNot(String body, String field) {
        for (Site.Answer answer :
                new Site.Answer[] {
                    site.postJson(OWN + "/dry-run", body), site.sendJson("PATCH", OWN, body)
                }) {
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
            JsonNode error = answer.json().path("errors").path(0);
            assertThat(error.path("field").asString()).isEqualTo(field);
            assertThat(error.path("remedy").asString()).isNotBlank();
        }
    }

    @Test
    void whatIsFoundIsPaged_andWhatSomebodySetComesFirst() {
        JsonNode first = site.json(OWN + "?size=5");
        assertThat(first.path("total").asInt()).isGreaterThan(200);
        assertThat(first.path("settings").size()).isEqualTo(5);
        assertThat(first.path("settings").path(0).path("source").asString())
                .isNotEqualTo("DEFAULT_CONFIG");
        JsonNode dynamic = site.json(OWN + "?show=dynamic&size=1000").path("settings");
        assertThat(dynamic).isNotEmpty().allMatch(each -> each.path("dynamic").asBoolean());
        assertThat(site.get(OWN + "?show=odd").status()).isEqualTo(400);
        assertThat(site.get("/api/cluster/brokers/99/settings").status()).isEqualTo(404);
        assertThat(site.get("/api/cluster/brokers/default/loggers").status()).isEqualTo(400);
        assertThat(site.sendJson("PATCH", LOGGERS, "{\"set\":{\"root\":\"LOUD\"}}").status())
                .isEqualTo(400);
    }

    private JsonNode one(String path) {
        return site.json(path + "?size=1&search=" + SETTING).path("settings").path(0);
    }
}
