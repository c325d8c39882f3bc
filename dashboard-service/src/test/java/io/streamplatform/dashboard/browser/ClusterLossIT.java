package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The broker goes away under an open page and comes back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.sampling.period=300ms",
            "dashboard.sampling.call-timeout=3s",
            "dashboard.records.time-limit=5s"
        })
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class ClusterLossIT {

    private static final TestBroker BROKER = TestBroker.started();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
    }

    @AfterAll
    static void close() {
        BROKER.close();
    }

    @Test
    void theLastPictureStaysDimmed_theLossIsTold_andThePageHeals(Page page) {
        try (KafkaProbe kafka = new KafkaProbe(BROKER.bootstrapServers())) {
            kafka.createTopic("kept-in-sight", 1);
            kafka.send("kept-in-sight", "k", "v");
        }
        page.navigate("http://127.0.0.1:" + port + "/");
        assertThat(page.locator("#sight b")).hasText("Live");
        assertThat(page.locator("[data-node='t:kept-in-sight']")).isVisible();

        BROKER.stop();
        assertThat(page.locator("#sight b")).hasText("Stale");
        assertThat(page.locator("#notice")).containsText("No answer from the cluster since");
        assertThat(page.locator("body[data-dimmed]")).hasCount(1);
        assertThat(page.locator("[data-node='t:kept-in-sight']")).isVisible();

        BROKER.start();
        assertThat(page.locator("#sight b")).hasText("Live");
        assertThat(page.locator("body[data-dimmed]")).hasCount(0);
        assertThat(page.locator("#notice")).isHidden();
    }

    @Test
    void aSearchSaysThatTheBrokerWentAway_andGoesOnWhereItStopped(Page page) {
        String topic;
        try (KafkaProbe kafka = new KafkaProbe(BROKER.bootstrapServers())) {
            topic = RecordsPageIT.large(kafka, "searched");
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        SlowNetwork network = new SlowNetwork(page, 400_000);
        window.at("#from [data-from=oldest]").click();
        assertThat(window.rows()).hasCount(100);
        window.at("#text").fill("xx");
        window.at("#search").click();
        assertThat(window.rows().locator("mark").first()).isVisible();

        BROKER.stop();
        network.end();
        assertThat(window.truth()).containsText("a broker went away");
        assertThat(window.at("#go-on")).isVisible();

        BROKER.start();
        assertThat(page.locator("#sight b")).hasText("Live");
        window.at("#go-on").click();
        assertThat(window.truth()).containsText(Pattern.compile("stopped at|reached the end"));
    }
}
