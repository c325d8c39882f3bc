package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.ThreeBrokers;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A partition has no leader: what is asked of the whole topic is answered without it, and says so.
 */
class ALeaderlessPartitionHoldsNothingUpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    @Timeout(300)
    void theOthersAreReadAndWhatIsLeftOutIsTold() throws Exception {
        try (ThreeBrokers brokers = new ThreeBrokers();
                ConfigurableApplicationContext dashboard = dashboard(brokers)) {
            int port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
            theOthersAreReadAndWhatIsLeftOutIsTold(brokers, new Site(port));
        }
    }

    private static void theOthersAreReadAndWhatIsLeftOutIsTold(ThreeBrokers brokers, Site site)
            throws Exception {
        try (KafkaProbe kafka = new KafkaProbe(brokers.bootstrapServers())) {
            for (String topic : List.of("led", "led-dlt")) {
                NewTopic made = new NewTopic(topic, Map.of(0, List.of(1), 1, List.of(3)));
                kafka.admin().createTopics(List.of(made)).all().get(60, TimeUnit.SECONDS);
                for (int partition = 0; partition < 2; partition++) {
                    kafka.send(
                            new ProducerRecord<>(topic, partition, null, null, new byte[] {'v'}));
                }
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.json("/api/topics/led-dlt").path("records").asLong())
                                .isEqualTo(2));
        brokers.stop(3);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.json("/api/topics/led-dlt").path("offline").asInt())
                                .isEqualTo(1));

        JsonNode templates = site.json("/api/topics/led/templates");
        assertThat(templates.path("leaderless").toString()).isEqualTo("[1]");
        assertThat(templates.path("lookedAt").asInt()).isEqualTo(1);

        Site.Answer preview = site.postJson("/api/topics/led-dlt/redrives/preview", "{}");
        assertThat(preview.status()).as(preview.json().toString()).isEqualTo(200);
        assertThat(preview.json().path("redriven").asInt()).isEqualTo(1);
        assertThat(preview.json().path("total").asInt()).isEqualTo(1);
        assertThat(preview.json().path("leaderless").toString()).isEqualTo("[1]");
        assertThat(preview.json().path("lookedBack").asBoolean(true))
                .as("what went to the partition that is away is not known")
                .isFalse();

        JsonNode histogram = site.json("/api/topics/led/histogram");
        assertThat(histogram.path("leaderless").toString()).isEqualTo("[1]");
        assertThat(histogram.path("partitionCount").asInt()).isEqualTo(2);
        assertThat(histogram.path("about").asBoolean()).isTrue();

        JsonNode deletion = site.delete("/api/topics/led?dryRun=true").json();
        assertThat(deletion.path("records").isNull()).as(deletion.toString()).isTrue();
        assertThat(deletion.path("partitions").asInt()).isEqualTo(2);
    }

    private static ConfigurableApplicationContext dashboard(ThreeBrokers brokers) {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + brokers.bootstrapServers(),
                        "--dashboard.sampling.period=300ms",
                        "--dashboard.sampling.call-timeout=4s");
    }
}
