package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.streamplatform.testsupport.KafkaProbe;

/** The live view of a topic's records, and what it says that came and was left out. */
record LiveRecords(RecordsWindow window) {

    /** Waits until what is written comes live: a subscription begins some time after the page. */
    static LiveRecords flowing(RecordsWindow window, KafkaProbe kafka) {
        LiveRecords live = new LiveRecords(window);
        assertThat(window.at("#sight b")).hasText("Live");
        window.page()
                .waitForCondition(() -> {
                    kafka.send(window.topic(), "probe", "is it live?");
                    return live.told() > 0;
                });
        live.settle(kafka, "seen live");
        return live;
    }

    /** Writes a record and waits for it: all that was written before has been told, too. */
    void settle(KafkaProbe kafka, String value) {
        kafka.send(window.topic(), "settled", value);
        assertThat(window.at("#stream-rows")).containsText(value);
    }

    /** Records that the view received, and those that it says were left out. */
    int told() {
        Locator stream = window.at("#stream");
        String received = stream.getAttribute("data-received");
        String dropped = stream.getAttribute("data-dropped");
        return received == null ? 0 : Integer.parseInt(received) + Integer.parseInt(dropped);
    }
}
