package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The overview in a real browser, while records flow. */
@WithPlatform
class APersonSeesTheStreamIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROWS = "#stream-rows > li";
    private static final String LAST_OFFSETS = ".topics .node[data-node='t:user-events'] .offset";
    private static final String JOINT = ".consumers .joint[data-port='j:analytics-group']";
    private static final String DOTS = "document.querySelector('canvas.dots').toDataURL()";

    @Test
    void recordsArriveAndTheMapMoves(Platform platform) {
        try (Tab tab = Tab.open(platform.address(Platform.DASHBOARD))) {
            waitFor("the page says that it is live")
                    .until(() -> tab.attribute("#sight", "data-state").equals("LIVE"));
            waitFor("records are listed").until(() -> tab.page().locator(ROWS).count() > 0);
            String newest = tab.text(ROWS + ":first-child");
            waitFor("newer records come on top")
                    .until(() -> !tab.text(ROWS + ":first-child").equals(newest));

            String drawn = (String) tab.page().evaluate(DOTS);
            waitFor("the dots run").until(() -> !drawn.equals(tab.page().evaluate(DOTS)));
            for (Stream stream : Stream.values()) {
                assertThat(tab.text(".producers [data-node='p:%s']".formatted(stream.producer)))
                        .contains(stream.producer);
                assertThat(tab.text(".consumers .node[data-node='g:%s']".formatted(stream.group)))
                        .contains(stream.group);
            }
            String offsets = tab.page().locator(LAST_OFFSETS).allTextContents().toString();
            waitFor("the partitions' end offsets rise")
                    .until(() ->
                            !tab.page()
                                    .locator(LAST_OFFSETS)
                                    .allTextContents()
                                    .toString()
                                    .equals(offsets));
            tab.picture("overview");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void lagRisesWhileAConsumerIsPausedAndFallsAfterwards(Platform platform)
            throws IOException, InterruptedException {
        platform.traffic(Stream.EVENTS.producer).flow(500);
        long pid = platform.process(Stream.EVENTS.consumer).pid();
        try (Tab tab = Tab.open(platform.address(Platform.DASHBOARD))) {
            waitFor("the lag is low").until(() -> lag(tab) >= 0 && lag(tab) < 1_500);
            signal("STOP", pid);
            try {
                waitFor("the lag rises").until(() -> lag(tab) > 3_000);
                assertThat(tab.attribute(JOINT, "aria-label")).contains("rising");
                tab.picture("lag-rises");
            } finally {
                signal("CONT", pid);
            }
            waitFor("the lag falls").until(() -> lag(tab) >= 0 && lag(tab) < 1_500);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void aLikeIsPressedOnTheServicesOwnPage(Platform platform) {
        try (Tab tab = Tab.open(platform.address("likes"))) {
            waitFor("numbers are known").until(() -> tab.text("#sent").matches("[\\d,]+"));
            tab.page().fill("#user", "mira");
            tab.page().click("button[type=submit]");
            waitFor("what Kafka acknowledged is told")
                    .until(() ->
                            tab.text("#outcome")
                                    .matches(
                                            "Like \\d+ is record \\d+ of partition [0-2],"
                                                    + " acknowledged after \\d+\\.\\d ms\\."));
            String order = tab.text("#outcome").replaceFirst("Like (\\d+) .*", "$1");
            assertThat(
                            tab.page()
                                    .locator("#deliveries tr")
                                    .filter(new Locator.FilterOptions().setHasText("mira"))
                                    .first()
                                    .locator("td")
                                    .first())
                    .satisfies(cell -> assertThat(cell.textContent()).isEqualTo(order));
            assertThat(tab.text("#partitioner")).isEqualTo("sticky");

            tab.page().fill("#user", "two words");
            tab.page().click("button[type=submit]");
            assertThat(
                            (boolean)
                                    tab.page()
                                            .evaluate(
                                                    "document.querySelector('#user').validity.patternMismatch"))
                    .isTrue();
            assertThat(tab.text("#outcome")).contains("Like " + order + " is record");
            tab.picture("like");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** The lag that the map shows between analytics and its topic; -1 while it is unknown. */
    private static long lag(Tab tab) {
        String words = tab.attribute(JOINT, "aria-label");
        String records = words.replaceFirst(".*: ([\\d,.\\s]+) records.*", "$1");
        return words.equals(records) ? -1 : Long.parseLong(records.replaceAll("\\D", ""));
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
        assertThat(exitCode).as("kill -%s %d", name, pid).isZero();
    }

    private static ConditionFactory waitFor(String what) {
        return await(what).atMost(PATIENCE).pollInSameThread();
    }
}
