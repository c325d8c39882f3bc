package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.streamplatform.dashboard.LoginSettings;
import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@LoginTest
@ExtendWith(BrowserExtension.class)
class LoginPagesIT {

    @LocalServerPort private int port;

    @Test
    void aPersonLogsIn_seesWhatTheirRoleMayDo_andLogsOut(Page page) {
        page.navigate(at("/topics?search=deep"));
        assertThat(page).hasURL(at("/login"));
        assertThat(page.locator("h1")).hasText("Sign in");
        logIn(page, "viewer", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
        logIn(page, "viewer", LoginSettings.PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/topics\\?search=deep.*"));
        assertThat(page.locator("#sight b")).hasText("Live");
        assertThat(page.locator("body")).hasAttribute("data-role", "VIEWER");
        assertThat(page.locator(".account")).containsText("Viewer");
        page.evaluate(
                """
                () => {
                    for (const role of ['EDITOR', 'ADMIN']) {
                        const button = document.createElement('button');
                        button.id = 'only-' + role;
                        button.dataset.requires = role;
                        button.textContent = role;
                        document.querySelector('main').append(button);
                    }
                }
                """);
        assertThat(page.locator("#only-EDITOR")).isHidden();
        assertThat(page.locator("#only-ADMIN")).isHidden();
        page.evaluate("document.body.dataset.role = 'EDITOR'");
        assertThat(page.locator("#only-EDITOR")).isVisible();
        assertThat(page.locator("#only-ADMIN")).isHidden();

        page.locator(".account summary").click();
        page.locator("#sign-out").click();
        assertThat(page.locator("#left")).hasText("You are signed out.");
        page.navigate(at("/topics"));
        assertThat(page).hasURL(at("/login"));
    }

    @Test
    void aLoginThatEndsElsewhereIsToldOnThePage(Page page) {
        page.navigate(at("/login"));
        logIn(page, "viewer", LoginSettings.PASSWORD);
        assertThat(page.locator("#sight b")).hasText("Live");
        Page other = page.context().newPage();
        other.navigate(at("/topics"));
        other.locator(".account summary").click();
        other.locator("#sign-out").click();
        assertThat(other.locator("#left")).isVisible();

        assertThat(page.locator("#signed-out")).containsText("Your login has ended");
        assertThat(page.locator("#signed-out a")).hasText("Sign in again");
    }

    @Test
    void aViewerIsNotOfferedToSendARecordAgain(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("looked-at");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "k", "v");
        page.navigate(at("/login"));
        logIn(page, "viewer", LoginSettings.PASSWORD);
        assertThat(page.locator("#sight b")).hasText("Live");
        String address = at("/topics/" + topic + "/records?record=" + topic + ":0:0");
        page.waitForCondition(() -> page.request().get(address).status() == 200);
        page.navigate(address);
        assertThat(page.locator("#record-more summary")).isVisible();
        assertThat(page.locator("#record-resend")).isHidden();
    }

    @Test
    void anAdminReadsTheAuditLog(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("seen-in-audit");
        page.navigate(at("/audit"));
        logIn(page, "admin", LoginSettings.PASSWORD);
        assertThat(page.locator("h1")).hasText("Audit");
        assertThat(page.locator("#rows tr").first()).containsText("access.login");
        String status =
                (String)
                        page.evaluate(
                                """
                                async (name) => {
                                    const token = document.querySelector('meta[name=csrf]');
                                    const answer = await fetch('/api/topics', {
                                        method: 'POST',
                                        headers: {
                                            'Content-Type': 'application/json',
                                            [token.dataset.header]: token.content,
                                        },
                                        body: JSON.stringify({name}),
                                    });
                                    return String(answer.status);
                                }
                                """,
                                topic);
        assertThat(status).isEqualTo("201");

        page.locator("[name=resource]").fill(topic);
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("#rows tr")).containsText("topic.create");
        assertThat(page.locator("#rows tr .by b")).hasText("admin");
        page.locator("#rows summary").click();
        assertThat(page.locator("#rows pre")).containsText(topic);
        assertThat(page).hasURL(Pattern.compile(".*resource=" + topic));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aHostileNameAtTheLoginIsText_andBothPagesAreReadableByAll(ColorScheme scheme, Page page) {
        Guarded guarded = new Guarded(page, port);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        guarded.open("/login");
        logIn(page, Guarded.NAME, Guarded.NAME);
        assertThat(page.locator("#failure")).isVisible();
        guarded.isHarmless();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        logIn(page, "admin", LoginSettings.PASSWORD);
        assertThat(page.locator("#sight b")).hasText("Live");
        guarded.open("/audit?action=access.");
        guarded.shows("#rows .by b", Guarded.NAME.substring(0, 30));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void theProvidersLoginWorksInABrowser(Page page) {
        LoginSettings.provider().isUsedBy("jon", "kafka-admins");
        page.navigate(at("/groups?search=way-back"));
        page.locator(".login-providers a").click();
        assertThat(page).hasURL(Pattern.compile(".*/groups\\?search=way-back.*"));
        assertThat(page.locator(".account")).containsText("jon");
        assertThat(page.locator("body")).hasAttribute("data-role", "ADMIN");
        assertThat(page.locator("#sight b")).hasText("Live");
    }

    private void logIn(Page page, String name, String password) {
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(password);
        page.locator("button[type=submit]").click();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
