package io.streamplatform.dashboard.acls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.browser.BrowserExtension;
import io.streamplatform.testsupport.TestBroker;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Access rules are made, looked for and deleted on a broker that enforces them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"dashboard.sampling.period=300ms", "dashboard.sampling.call-timeout=20s"})
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class AclsIT {

    private static final TestBroker BROKER =
            TestBroker.started(
                    Map.of(
                            "authorizer.class.name",
                            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                            "super.users",
                            "User:ANONYMOUS"));

    @LocalServerPort private int port;
    private Site site;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
    }

    @AfterAll
    static void close() {
        BROKER.close();
    }

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void rulesAreMade_found_andDeletedOnlyAsTheyWereSeen() {
        JsonNode tried = site.postJson("/api/cluster/acls/dry-run", rule("alice", "READ")).json();
        assertThat(tried.path("exists").asBoolean()).isFalse();
        assertThat(create("alice", "READ")).isEqualTo(201);
        assertThat(create("alice", "WRITE")).isEqualTo(201);
        assertThat(create("bob", "READ")).isEqualTo(201);
        tried = site.postJson("/api/cluster/acls/dry-run", rule("alice", "READ")).json();
        assertThat(tried.path("exists").asBoolean()).isTrue();

        assertThat(count("?principal=User:alice")).isEqualTo(2);
        assertThat(count("?principal=User:alice&operation=read")).isEqualTo(1);
        assertThat(count("?resourceType=TOPIC&resourceName=orders-eu&patternType=MATCH"))
                .as("rules for names that begin with orders")
                .isEqualTo(3);
        assertThat(count("?resourceName=orders-eu")).isZero();
        assertThat(site.json("/api/cluster/acls?size=1").path("rules").size()).isEqualTo(1);

        String ofAlice = "{\"filter\":{\"principal\":\"User:alice\"},\"expected\":%s}";
        JsonNode matched =
                site.postJson("/api/cluster/acls/delete/dry-run", ofAlice.formatted("null")).json();
        assertThat(matched.path("count").asInt()).isEqualTo(2);
        assertThat(count("?principal=User:alice")).as("only tried").isEqualTo(2);
        assertThat(site.postJson("/api/cluster/acls/delete", ofAlice.formatted(1)).status())
                .as("other rules than were looked at")
                .isEqualTo(409);
        assertThat(site.postJson("/api/cluster/acls/delete", "{\"filter\":{}}").status())
                .as("all of them at once")
                .isEqualTo(400);
        assertThat(site.postJson("/api/cluster/acls/delete", ofAlice.formatted(2)).status())
                .isEqualTo(200);
        assertThat(count("?principal=User:alice")).isZero();
        assertThat(count("?principal=User:bob")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | principal",
                "{\"principal\":\"alice\"} | principal",
                "{\"principal\":\"User:a\",\"resourceType\":\"TABLE\"} | resourceType",
                "{\"principal\":\"User:a\",\"resourceType\":\"ANY\"} | resourceType",
                "{\"principal\":\"User:a\",\"resourceType\":\"TOPIC\"} | resourceName",
                "{\"principal\":\"User:a\",\"resourceType\":\"TOPIC\",\"resourceName\":\"*\",\"patternType\":\"PREFIXED\"}"
                    + " | resourceName",
                "{\"principal\":\"User:a\",\"resourceType\":\"CLUSTER\",\"resourceName\":\"x\",\"operation\":\"ALTER\"}"
                    + " | resourceName",
                "{\"principal\":\"User:a\",\"resourceType\":\"TOPIC\",\"resourceName\":\"t\",\"operation\":\"EAT\"}"
                    + " | operation",
            })
    void whatCannotBeIsNamed(String body, String field) {
        Site.Answer answer = site.postJson("/api/cluster/acls", body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void aRuleIsMadeAndDeletedInTheBrowser(Page page) {
        page.navigate("http://127.0.0.1:%d/cluster/acls?principal=User:carol".formatted(port));
        Locator rows = page.locator("#rules tbody tr");
        PlaywrightAssertions.assertThat(page.locator("#rules .empty")).isVisible();
        page.locator("#add").click();
        Locator form = page.locator("#edit");
        PlaywrightAssertions.assertThat(form.locator("[name=principal]")).hasValue("User:carol");
        form.locator("[name=operation]").selectOption(new SelectOption().setValue("WRITE"));
        form.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(form.locator(".problem")).containsText("missing");
        form.locator("[name=resourceName]").fill("<b>orders</b>");
        form.locator("button[type=submit]").click();
        Locator dialog = page.locator(".danger-dialog");
        PlaywrightAssertions.assertThat(dialog)
                .containsText("User:carol may write topic <b>orders</b>");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(dialog).containsText("Made:");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(rows).hasCount(1);
        PlaywrightAssertions.assertThat(rows.first()).containsText("<b>orders</b>");

        rows.first().locator("[data-delete]").click();
        PlaywrightAssertions.assertThat(dialog.locator("button[type=submit]")).isDisabled();
        dialog.locator("#confirm-name").fill("delete 1 rule");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(dialog).containsText("1 rule deleted.");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(rows).hasCount(0);
    }

    private int create(String user, String operation) {
        return site.postJson("/api/cluster/acls", rule(user, operation)).status();
    }

    private static String rule(String user, String operation) {
        return "{\"principal\":\"User:%s\",\"operation\":\"%s\",\"resourceType\":\"TOPIC\",\"resourceName\":\"orders\",\"patternType\":\"PREFIXED\"}"
                .formatted(user, operation);
    }

    private int count(String query) {
        return site.json("/api/cluster/acls" + query).path("total").asInt();
    }
}
