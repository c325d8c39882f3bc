package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.streamplatform.dashboard.Visitor;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lab of consumer groups as a person uses it: each button does it to real consumers. */
@BrowserTest
class GroupLabPageIT {

    private static final String LAB = "/api/labs/groups";
    private static final Pattern STRUCK = Pattern.compile(".*\\bis-crashed\\b.*");
    private static final Pattern BROKEN = Pattern.compile(".*\\bis-broken\\b.*");

    @LocalServerPort private int port;

    @AfterEach
    void end() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.changeWith("DELETE", LAB, null);
        }
    }

    @Test
    void theFourthIsIdle_untilAnotherStops(Page page) {
        page.navigate(at("/labs"));
        page.locator(".lab-card[href='/labs/groups']").click();
        assertThat(page).hasTitle(Pattern.compile("Consumer groups.*"));
        page.waitForLoadState();
        assertThat(page.locator("#not-running")).isVisible();
        page.locator("#start").click();
        allAreRead(page, 3);
        assertThat(page.locator("#running")).hasText("running");
        assertThat(page.locator(".ribbon")).hasCount(3);
        assertThat(owners(page)).containsExactlyInAnyOrder("member-1", "member-2", "member-3");
        assertThat(page.locator(".rebalance").first()).containsText("3 members started");
        assertThat(exercise(page, "THREE_ON_THREE").locator(".task.is-done")).hasCount(1);

        page.locator("#more").click();
        assertThat(page.locator("#member-count")).hasText("4");
        Locator idle = page.locator(".member.is-idle");
        assertThat(idle).hasCount(1);
        assertThat(idle).containsText("idle: no partition left for it");
        assertThat(page.locator("#story")).containsText("is idle: each of the 3 partitions has");
        assertThat(exercise(page, "FOURTH_IS_IDLE").locator(".task.is-done")).hasCount(1);

        Locator stopped = member(page, page.locator(".owner").first().innerText());
        button(stopped, "toggle").click();
        assertThat(stopped.locator(".badge")).hasText("stopped");
        assertThat(page.locator(".member.is-idle")).hasCount(0);
        allAreRead(page, 3);
        assertThat(owners(page)).doesNotContain(stopped.getAttribute("data-key"));
        assertThat(exercise(page, "FOURTH_IS_IDLE").locator(".task.is-done")).hasCount(2);
        assertThat(page.locator(".guide-step[value=FOURTH_IS_IDLE]"))
                .hasAccessibleName(Pattern.compile(".*, done"));

        button(stopped, "remove").click();
        assertThat(page.locator(".member")).hasCount(3);
        page.locator("#fewer").click();
        assertThat(page.locator(".member")).hasCount(2);
        page.locator("#end").click();
        assertThat(page.locator("#running")).hasText("not running");
        assertThat(page.locator("#ended")).hasText("Ended: somebody ended it.");
        assertThat(page.locator("#at-work")).isHidden();
    }

    @Test
    void aCrashIsCountedDown_andStandsInTheTimeline(Page page) {
        still(page);
        page.navigate(at("/labs/groups"));
        page.locator("#settings summary").click();
        page.locator("[name=sessionTimeoutMillis]").fill("6000");
        page.locator("#apply").click();
        allAreRead(page, 3);

        assertThat(page.locator(".rebalance")).hasCount(1);
        assertThat(page.locator(".rebalance.is-open")).hasCount(0);
        String name = page.locator(".owner").nth(1).innerText();
        Locator crashed = member(page, name);
        button(crashed, "crash").click();
        assertThat(crashed).hasClass(STRUCK);
        assertThat(crashed.locator(".deadline"))
                .hasText(Pattern.compile("the group notices in \\d\\.\\d s.*of 6\\.0 s.*"));
        Locator lane = page.locator(".part-lane").nth(1);
        assertThat(lane.locator(".owner")).hasText("no owner");
        assertThat(lane.locator(".orphan-clock")).hasText(Pattern.compile("for \\d+\\.\\d s"));
        assertThat(ribbon(page, 1)).hasClass(BROKEN);
        assertThat(page.locator("#story")).containsText(name + " crashed and told nobody");
        assertThat(crashed.locator("h3"))
                .hasCSS("text-decoration-line", Pattern.compile("line-through"));
        for (ColorScheme scheme : Set.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            nothingIsWrong(page);
        }

        allAreRead(page, 2);
        assertThat(crashed.locator(".deadline")).isHidden();
        assertThat(crashed).containsText("crashed, and the group has noticed");
        assertThat(ribbon(page, 1)).not().hasClass(BROKEN);
        Locator column =
                page.locator(".rebalance:not(.is-open)")
                        .filter(new Locator.FilterOptions().setHasText(name + " crashed"));
        assertThat(column).hasCount(1);
        Locator moved = column.locator("tr.is-moved").filter(partition(1));
        assertThat(moved.locator(".held").first()).hasAttribute("title", name);
        assertThat(moved.locator(".gap-words")).hasText(Pattern.compile("\\d+\\.\\d s"));
        assertThat(exercise(page, "CRASH").locator(".task.is-done").nth(1)).isAttached();

        button(crashed, "toggle").click();
        allAreRead(page, 3);
    }

    @Test
    void aPausedOneIsCountedDown_andASlowOneGathersLag(Page page) {
        page.navigate(at("/labs/groups?exercise=SLOW_CONSUMER"));
        exercise(page, "SLOW_CONSUMER").getByRole(AriaRole.BUTTON).click();
        allAreRead(page, 3);
        assertThat(page.locator("#rate")).hasValue("20");

        Locator paused = member(page, "member-1");
        button(paused, "pause").click();
        assertThat(paused.locator(".badge")).hasText("paused");
        assertThat(paused.locator(".deadline"))
                .hasText(Pattern.compile("put out of the group in \\d+\\.\\d s.*of 15\\.0 s"));
        button(paused, "pause").click();
        assertThat(paused.locator(".badge")).hasText("working");

        Locator slow = member(page, "member-2");
        slow.locator("select").selectOption("2000");
        assertThat(slow).hasClass(Pattern.compile(".*is-slowed.*"));
        Locator lane = page.locator(".part-lane:has(.owner:text-is('member-2'))");
        assertThat(lane.locator(".lag-figure")).hasText(Pattern.compile("[2-9]\\d|\\d{3,}"));
        assertThat(page.locator("#story")).containsText("member-2 is too slow");
        assertThat(lane.locator(".piece.is-unread").nth(5)).isVisible();
        assertThat(exercise(page, "SLOW_CONSUMER").locator(".task.is-done")).hasCount(2);
        slow.locator("select").selectOption("0");
        assertThat(exercise(page, "SLOW_CONSUMER").locator(".task.is-done")).hasCount(3);
        assertThat(page.locator("#ticked")).containsText("Done: ");
    }

    @Test
    void aStaticMemberThatStopsKeepsItsPlace_untilItIsBack(Page page) {
        page.navigate(at("/labs/groups"));
        page.locator("#settings summary").click();
        page.locator("[name=staticMembership]").check();
        page.locator("[name=sessionTimeoutMillis]").fill("30000");
        page.locator("#apply").click();
        allAreRead(page, 3);
        assertThat(page.locator("#settings-words")).containsText("static");
        assertThat(page.locator(".rebalance")).hasCount(1);
        assertThat(page.locator(".rebalance.is-open")).hasCount(0);

        Locator stopped = member(page, "member-2");
        int partition = partitionOf(page, "member-2");
        button(stopped, "toggle").click();
        assertThat(stopped).containsText("stopped: its partitions are kept for it");
        assertThat(stopped.locator(".deadline"))
                .hasText(Pattern.compile("the group notices in \\d+\\.\\d s.*of 30\\.0 s.*"));
        assertThat(page.locator("#story"))
                .containsText("member-2 is a static member: its place is kept");
        assertThat(page.locator(".part-lane").nth(partition).locator(".owner")).hasText("no owner");
        assertThat(ribbon(page, partition)).hasClass(BROKEN);

        button(stopped, "toggle").click();
        allAreRead(page, 3);
        assertThat(page.locator(".part-lane").nth(partition).locator(".owner")).hasText("member-2");
        assertThat(stopped.locator(".deadline")).isHidden();
        assertThat(page.locator(".rebalance.is-open")).hasCount(0);
        assertThat(page.locator(".rebalance").last().locator("tr.is-moved")).hasCount(0);
    }

    @Test
    void otherSettingsHold_andBadOnesAreToldWhereTheyStand(Page page) {
        page.navigate(at("/labs/groups"));
        page.locator("#start").click();
        allAreRead(page, 3);
        page.locator("#settings summary").click();
        assertThat(page.locator("#apply")).isDisabled();
        page.locator("[name=maxPollIntervalMillis]").fill("1");
        page.locator("#apply").click();
        assertThat(page.locator("#settings-problem")).containsText("maxPollIntervalMillis 1: give");
        assertThat(page.locator("[name=maxPollIntervalMillis]"))
                .hasAttribute("aria-invalid", "true");
        page.locator("#discard").click();
        assertThat(page.locator("#settings-problem")).isHidden();

        page.locator("[name=protocol][value=CONSUMER]").check();
        assertThat(page.locator("[data-protocol=CLASSIC]").first()).isHidden();
        assertThat(page.locator("[name=assignment][value=UNIFORM]")).isChecked();
        page.locator("#apply").click();
        assertThat(page.locator("#settings-words"))
                .hasText(Pattern.compile("consumer protocol · uniform.*"));
        allAreRead(page, 3);
        assertThat(page.locator("#group-line")).hasText(Pattern.compile(".*epoch \\d+"));
        assertThat(page.locator("#apply")).isDisabled();
        Locator turns = page.locator(".rebalance-turn");
        assertThat(turns.first()).hasText(Pattern.compile("generation \\d+"));
        assertThat(turns.last()).hasText(Pattern.compile("epoch \\d+"));

        page.locator("#replay").click();
        assertThat(exercise(page, "REPLAY").locator(".task.is-done")).hasCount(2);
        assertThat(page.locator("#totals [data-f=redelivered]"))
                .hasText(Pattern.compile("[1-9][\\d,]*"));
        allAreRead(page, 3);
        assertThat(page.locator("#replay-problem")).isHidden();
    }

    @Test
    void twoBrowsersSeeTheSame(Page page) {
        page.navigate(at("/labs/groups"));
        try (BrowserContext another = page.context().browser().newContext()) {
            Page other = another.newPage();
            other.navigate(at("/labs/groups"));
            page.locator("#start").click();
            allAreRead(page, 3);
            allAreRead(other, 3);
            assertThat(other.locator("#running")).hasText("running");
            assertThat(owners(other)).isEqualTo(owners(page));
            button(member(other, "member-3"), "crash").click();
            assertThat(member(page, "member-3")).hasClass(STRUCK);
            other.locator("#rate").selectOption("50");
            assertThat(page.locator("#rate")).hasValue("50");
        }
    }

    @Test
    void theKeyboardIsEnough_andNothingMovesForThoseWhoPreferIt(Page page) {
        still(page);
        page.navigate(at("/labs/groups"));
        page.locator("#start").focus();
        page.keyboard().press("Enter");
        allAreRead(page, 3);
        Locator stop = button(member(page, "member-1"), "toggle");
        stop.focus();
        page.keyboard().press("Enter");
        assertThat(stop).hasText("Start again");
        assertThat(stop).isFocused();
        page.keyboard().press("Enter");
        assertThat(stop).hasText("Stop");
        allAreRead(page, 3);
        page.keyboard().press("Tab");
        assertThat(button(member(page, "member-1"), "crash")).isFocused();
        page.keyboard().press("Enter");
        assertThat(member(page, "member-1")).hasClass(STRUCK);
        assertThat(stop).isFocused();

        page.locator("#rebalances").focus();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#rebalances")).isFocused();
        assertThat(
                        (int)
                                page.evaluate(
                                        "document.getAnimations().filter(a => a.playState ==="
                                                + " 'running' && a.effect.getComputedTiming()"
                                                + ".duration > 10).length"))
                .isZero();
        assertThat(page.locator(".bead")).hasCount(0);
    }

    @Test
    void onAPhoneLanesNameTheirOwners(Page page) {
        page.setViewportSize(375, 812);
        page.navigate(at("/labs/groups"));
        page.locator("#start").click();
        allAreRead(page, 3);
        page.locator("#settings summary").click();
        assertThat(page.locator("#ribbons")).isHidden();
        assertThat(page.locator(".owner").first()).isVisible();
        button(member(page, "member-1"), "pause").click();
        assertThat(member(page, "member-1").locator(".deadline")).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        nothingIsWrong(page);
    }

    /** Each partition is read, by so many members in all. */
    private static void allAreRead(Page page, int members) {
        assertThat(page.locator(".part-lane")).hasCount(3);
        assertThat(page.locator(".part-lane:not(.is-orphaned)")).hasCount(3);
        assertThat(page.locator(".member.is-working")).hasCount(members);
    }

    private static Set<String> owners(Page page) {
        return new HashSet<>(page.locator(".owner").allInnerTexts());
    }

    private static int partitionOf(Page page, String owner) {
        return page.locator(".owner").allInnerTexts().indexOf(owner);
    }

    private static Locator member(Page page, String name) {
        return page.locator(".member[data-key='" + name + "']");
    }

    private static Locator ribbon(Page page, int partition) {
        return page.locator(".ribbon[data-partition='" + partition + "']");
    }

    private static Locator button(Locator member, String place) {
        return member.locator("button[data-f=" + place + "]");
    }

    private static Locator exercise(Page page, String id) {
        return page.locator("[data-exercise=" + id + "]");
    }

    private static Locator.FilterOptions partition(int number) {
        return new Locator.FilterOptions().setHasText("P" + number);
    }

    private static void still(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void nothingIsWrong(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
