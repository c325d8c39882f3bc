package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.streamplatform.dashboard.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The queue beside the group, and the experiments about order, as a person uses them. */
@BrowserTest
class QueueAndOrderIT {

    private static final double PATIENCE = 90_000;

    @LocalServerPort private int port;

    @AfterEach
    void end() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.changeWith("DELETE", "/api/labs/groups", null);
        }
    }

    @Test
    void allMembersOfTheQueueWork_andWhatOneHoldsIsAnsweredByHand(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(at("/labs/groups"));
        assertThat(page.locator("#queue-needs")).containsText("Start the group lab above first");
        assertThat(page.locator("#queue-start")).isDisabled();
        page.locator("#start").click();
        assertThat(page.locator("#queue-start")).isEnabled(enabledSoon());
        page.locator("#queue-members").selectOption("6");
        page.locator("#queue-start").click();
        assertThat(page.locator(".worker")).hasCount(6);
        assertThat(page.locator("#queue-running")).hasText("running");
        assertThat(page.locator("#queue-story"))
                .containsText("members worked at once on 3 partitions", soon());
        assertThat(page.locator("#versus-group")).hasText("3 of 3", textSoon());
        assertThat(page.locator(".queue-lane")).hasCount(3);
        assertThat(page.locator(".owner-band").first())
                .hasText(Pattern.compile("member-\\d owns all of it"), textSoon());
        assertThat(page.locator(".share-cell.is-accepted").first()).isVisible();

        Locator worker = page.locator(".worker").first();
        worker.locator("[data-policy=HOLD]").click();
        assertThat(worker.locator("[data-policy=HOLD]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#queue-story")).containsText("worker-1 says nothing", soon());
        worker.locator("[data-answer=REJECT]").first().click();
        assertThat(page.locator("#queue-totals [data-f=rejected]")).hasText("1", textSoon());
        assertThat(worker.locator(".worker-figures")).containsText("rejected 1");
        worker.locator("[data-policy=RELEASE]").click();
        assertThat(page.locator("#queue-totals [data-f=redelivered]"))
                .not()
                .hasText("0", textSoon());
        assertThat(new AxeBuilder(page).include("#queue").analyze().getViolations()).isEmpty();

        worker.locator("[data-f=toggle]").click();
        assertThat(worker.locator(".badge")).hasText("stopped", textSoon());
        assertThat(worker.locator(".holding")).hasCount(0);
        worker.locator("[data-f=remove]").click();
        assertThat(page.locator(".worker")).hasCount(5);
        page.locator("#queue-add").click();
        assertThat(page.locator(".worker")).hasCount(6);
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);

        page.locator("#queue-end").click();
        assertThat(page.locator("#queue-running")).hasText("not running", textSoon());
        assertThat(page.locator("#queue-needs")).containsText("somebody ended it");
    }

    @Test
    void theExerciseSetsTheQueueBesideTheGroup_andTicks(Page page) {
        page.navigate(at("/labs/groups?exercise=QUEUE_AGAINST_GROUP"));
        Locator exercise = page.locator("[data-exercise=QUEUE_AGAINST_GROUP]");
        exercise.locator("button").click();
        assertThat(page.locator("#queue-running")).hasText("running", textSoon());
        assertThat(page.locator(".worker")).hasCount(4);
        assertThat(page.locator("#versus-group")).hasText("3 of 3", textSoon());
        assertThat(exercise.locator(".task").nth(0))
                .hasClass(Pattern.compile("is-done"), classSoon());

        page.locator(".worker").first().locator("[data-policy=RELEASE]").click();
        assertThat(exercise.locator(".task").nth(1))
                .hasClass(Pattern.compile("is-done"), classSoon());
    }

    @Test
    void eachExperimentShowsWhereOrderIsKeptAndWhereItIsLost(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate(at("/labs/groups"));
        Locator within = run(page, "WITHIN_PARTITIONS");
        assertThat(within.locator(".order-counts .is-ok")).hasCount(2);
        assertThat(within.locator(".order-counts .is-bad"))
                .hasText(Pattern.compile("all partitions together, as read: \\d+ late"));
        assertThat(within.locator(".order-cell.is-late").first()).isVisible();

        Locator retries = run(page, "RETRIES");
        assertThat(retries.locator(".order-run")).hasCount(3);
        assertThat(retries.locator(".order-run").nth(0).locator(".badge"))
                .hasText(Pattern.compile("the partition: \\d+ late"));
        assertThat(retries.locator(".order-run").nth(1).locator(".badge"))
                .hasText("the partition: in order");
        assertThat(retries.locator(".order-run").nth(2).locator(".badge"))
                .hasText("the partition: in order");

        Locator added = run(page, "PARTITIONS_ADDED");
        assertThat(added.locator(".order-keys tbody tr")).hasCount(12);
        assertThat(added.locator(".order-counts"))
                .containsText(Pattern.compile("keys that moved: \\d+ late"));
        added.locator("summary").click();
        assertThat(added.locator(".order-proof li").first()).containsText("came after");
        assertThat(new AxeBuilder(page).include("#order").analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }

    private static Locator run(Page page, String experiment) {
        Locator trial = page.locator("[data-experiment=" + experiment + "]");
        trial.locator(".order-head button").click();
        assertThat(trial.locator(".order-run").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        return trial;
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.HasTextOptions textSoon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.HasClassOptions classSoon() {
        return new LocatorAssertions.HasClassOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.IsEnabledOptions enabledSoon() {
        return new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
