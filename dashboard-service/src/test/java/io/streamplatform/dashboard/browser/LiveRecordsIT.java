package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the live view counts adds up to what was written, whatever way it came. */
@BrowserTest
class LiveRecordsIT {

    @LocalServerPort private int port;

    @Test
    void whatIsAskedForInAQuietTimeIsNotCountedOnceMore(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "quiet", 1);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "live=1");
        LiveRecords live = LiveRecords.flowing(window, kafka);
        int before = live.told();
        // Nothing comes for a while, so the page asks for the newest records beside the socket.
        page.waitForResponse("**/api/latest/**", () -> {});
        live.settle(kafka, "after the quiet time");
        assertThat(live.told()).isEqualTo(before + 1);
    }

    @Test
    void whatWasLeftOutStaysCounted_whenTheSocketIsCutAndHeals(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "healed", 1);
        AtomicBoolean mayConnect = new AtomicBoolean(true);
        AtomicReference<WebSocketRoute> last = new AtomicReference<>();
        page.routeWebSocket(
                "**/ws",
                socket -> {
                    last.set(socket);
                    if (mayConnect.get()) {
                        socket.connectToServer();
                    } else {
                        socket.close();
                    }
                });
        RecordsWindow window = RecordsWindow.open(page, port, topic, "live=1");
        LiveRecords live = LiveRecords.flowing(window, kafka);
        int before = live.told();
        int written = 20_000;
        kafka.sendAll(
                IntStream.range(0, written).mapToObj(i -> record(topic, "noise " + i)).toList());
        page.waitForCondition(() -> live.told() - before >= written);
        assertThat(window.at("#stream")).not().hasAttribute("data-dropped", "0");

        mayConnect.set(false);
        last.get().close();
        assertThat(window.at("#sight b")).hasText("Polling");
        live.settle(kafka, "first by polling");
        live.settle(kafka, "second by polling");
        assertThat(live.told()).isEqualTo(before + written + 2);

        mayConnect.set(true);
        assertThat(window.at("#sight b")).hasText("Live");
        LiveRecords again = LiveRecords.flowing(window, kafka);
        int healed = again.told();
        again.settle(kafka, "healed");
        // An answer to a question may show it before the socket brings it, which is what counts.
        page.waitForCondition(() -> again.told() > healed);
        assertThat(again.told()).isEqualTo(healed + 1).isGreaterThan(before + written + 2);
    }

    @Test
    void onlyTheChosenPartitionsAreShown_andASearchThatDoesNotHoldIsToldAsThat(
            Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "chosen", 2);
        kafka.send(new ProducerRecord<>(topic, 0, null, "in zero".getBytes(UTF_8)));
        kafka.send(new ProducerRecord<>(topic, 1, null, "in one".getBytes(UTF_8)));
        RecordsWindow window =
                RecordsWindow.open(page, port, topic, "live=1&partition=1&text=one&key=k");
        assertThat(window.at("#stream-rows")).containsText("in one");
        assertThat(window.at("#stream-rows")).not().containsText("in zero");
        assertThat(window.at("#live-note")).containsText("Only records of partition 1 are shown");
        assertThat(window.at("#live-note"))
                .containsText("The search by text, key is not applied to live records");

        page.navigate(window.address("live=1"));
        assertThat(window.at("#stream-rows")).containsText("in zero");
        assertThat(window.at("#live-note")).isHidden();
    }

    @Test
    void aTopicThatIsDeletedMeanwhileIsToldAsThat(Page page, KafkaProbe kafka) throws Exception {
        String topic = topic(kafka, "vanishing", 1);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "live=1");
        LiveRecords.flowing(window, kafka);
        kafka.admin().deleteTopics(List.of(topic)).all().get();
        assertThat(window.at("#gone")).isVisible();
        assertThat(window.at("#stream-rows")).containsText("seen live");
    }

    private static String topic(KafkaProbe kafka, String name, int partitions) {
        String topic = KafkaProbe.uniqueName(name);
        kafka.createTopic(topic, partitions);
        return topic;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, "k".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
