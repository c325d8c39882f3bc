package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Site;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tabs of the cluster: what they show, and what is changed there. */
@BrowserTest
class ClusterTabsIT {

    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brokers",
                "brokers/1",
                "brokers/1/settings?show=changed",
                "partitions",
                "quorum",
                "features",
                "quotas",
                "acls",
                "users",
            })
    void aTabIsReadableByAll_alsoOnAPhone(String tab, Page page) {
        page.navigate(at("/cluster/" + tab));
        assertThat(page.locator(".tabs [aria-current]")).hasCount(1);
        assertThat(page.locator(".nav [aria-current]")).hasText("Cluster");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }

    @Test
    void brokersTellOfTheirDisks_andControllersOfTheirAgreement(Page page) {
        page.navigate(at("/cluster/brokers"));
        Locator row = page.locator(".brokers tbody tr");
        assertThat(row.locator(".lane.disk")).isVisible();
        row.locator("th a").click();
        assertThat(page.locator("h1")).hasText("Broker 1");
        assertThat(page.locator("#folders")).containsText("are free");
        page.navigate(at("/cluster/quorum"));
        assertThat(page.locator("#explained")).containsText("Node 1 is the only controller");
        assertThat(page.locator("#nodes tbody tr")).containsText("caught up");
        page.navigate(at("/cluster/features"));
        assertThat(page.locator("#features [data-key='metadata.version'] .badge"))
                .hasText("4.2-IV1");
    }

    @Test
    void aSettingIsChangedAndTakenAway(Page page) {
        String setting = "log.cleaner.io.buffer.load.factor";
        page.navigate(at("/cluster/brokers/1/settings"));
        page.locator("[data-search]").fill(setting);
        Locator rows = page.locator("#settings tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(page)
                .hasURL(at("/cluster/brokers/1/settings?search=%s&show=all").formatted(setting));
        rows.first().locator("[data-edit]").click();
        Locator form = page.locator("#edit");
        form.locator("[name=value]").fill("much");
        form.locator("button[type=submit]").click();
        assertThat(form.locator(".problem")).isVisible();
        form.locator("[name=value]").fill("0.8");
        form.locator("button[type=submit]").click();
        Locator dialog = page.locator(".danger-dialog");
        assertThat(dialog.locator("tbody td.strong")).hasText("0.8");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("without a restart");
        dialog.locator("button[type=submit]").click();
        assertThat(rows.first()).containsText("set for this broker");

        rows.first().locator("[data-edit]").click();
        form.locator("#reset").click();
        assertThat(dialog).containsText("0.9");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("Changed for broker 1");
        dialog.locator("button[type=submit]").click();
        assertThat(rows.first().locator(".badge")).hasText("default");
    }

    @Test
    void aQuotaIsSetAndRemoved(Page page) {
        String user = "<i>" + UUID.randomUUID();
        page.navigate(at("/cluster/quotas"));
        page.locator("#add").click();
        Locator form = page.locator("#edit");
        form.locator("[name=user]").fill(user);
        form.locator("[name=producer_byte_rate]").fill("5 MiB");
        form.locator("[name=connection_creation_rate]").fill("3");
        form.locator("button[type=submit]").click();
        assertThat(form.locator("[name=connection_creation_rate]"))
                .hasAttribute("aria-invalid", "true");
        form.locator("[name=connection_creation_rate]").fill("");
        form.locator("button[type=submit]").click();
        Locator dialog = page.locator(".danger-dialog");
        assertThat(dialog).containsText("5242880 (5.0 MiB/s)");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("is set");
        dialog.locator("button[type=submit]").click();
        Locator row = page.locator("#quotas tbody tr", new Page.LocatorOptions().setHasText(user));
        assertThat(row).containsText("5.0 MiB/s");

        row.locator("[data-remove]").click();
        assertThat(dialog).containsText("not set");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("is removed");
        dialog.locator("button[type=submit]").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void aUserIsMadeAndDeletedByItsName(Page page) {
        String user = "carol-" + UUID.randomUUID();
        page.navigate(at("/cluster/users"));
        page.locator("#add").click();
        Locator form = page.locator("#edit");
        assertThat(form.locator("[name=password]")).hasAttribute("autocomplete", "new-password");
        form.locator("[name=user]").fill(user);
        form.locator("[name=password]").fill("one secret");
        form.locator("[name=again]").fill("another");
        form.locator("button[type=submit]").click();
        assertThat(form.locator(".problem")).hasText("The two passwords differ.");
        form.locator("[name=again]").fill("one secret");
        form.locator("button[type=submit]").click();
        Locator dialog = page.locator(".danger-dialog");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("can log in by SCRAM-SHA-512");
        dialog.locator("button[type=submit]").click();
        Locator row = page.locator("#users tbody tr", new Page.LocatorOptions().setHasText(user));
        assertThat(row).containsText("SCRAM-SHA-512");
        assertThat(page.content()).doesNotContain("one secret");

        row.locator("[data-delete]").click();
        assertThat(dialog.locator("button[type=submit]")).isDisabled();
        dialog.locator("#confirm-name").fill(user);
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).containsText("is deleted");
        dialog.locator("button[type=submit]").click();
        assertThat(row).hasCount(0);
        assertThat(new Site(port).json("/api/cluster/users?search=" + user).path("total").asInt())
                .isZero();
    }

    @Test
    void withoutAuthorizerTheRulesPageSaysHowToHaveOne(Page page) {
        page.navigate(at("/cluster/acls"));
        assertThat(page.locator("#disabled")).containsText("StandardAuthorizer");
        Site site = new Site(port);
        assertThat(site.json("/api/cluster/acls").path("enabled").asBoolean(true)).isFalse();
        assertThat(
                        site.postJson(
                                        "/api/cluster/acls",
                                        "{\"principal\":\"User:a\",\"operation\":\"READ\",\"resourceType\":\"TOPIC\",\"resourceName\":\"t\"}")
                                .status())
                .isEqualTo(409);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
