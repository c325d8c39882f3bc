package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker dies while a search runs. */
class SearchLossIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RECORDS = 2_000;

    @Test
    void theEndOfTheBrokerIsToldInTheLastLine_andTheSearchIsTakenUpWhereItEnded() {
        try (TestBroker broker = TestBroker.started();
                ConfigurableApplicationContext dashboard =
                        new SpringApplicationBuilder(DashboardApplication.class)
                                .web(WebApplicationType.SERVLET)
                                .run(
                                        "--server.port=0",
                                        "--spring.kafka.bootstrap-servers="
                                                + broker.bootstrapServers(),
                                        "--dashboard.sampling.period=300ms",
                                        "--dashboard.records.time-limit=5s")) {
            int port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
            String topic = "searched";
            try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
                write(kafka, topic);
            }
            List<String> places;
            Searching.Told told;
            try (Searching searching = Searching.at(port, topic, "from=oldest&limit=10000")) {
                String first =
                        searching
                                .until(line -> Searching.is("record", line))
                                .path("record")
                                .path("offset")
                                .asString();
                assertThat(first).isEqualTo("0");
                broker.stop();
                told = searching.toTheEnd();
                places = new ArrayList<>(told.places());
            }
            assertThat(told.reason()).isEqualTo("BROKER_LOST");
            assertThat(told.end().path("detail").asString()).isNotBlank();
            assertThat(places).hasSizeLessThan(RECORDS - 1);
            assertThat(told.next()).isNotBlank();

            broker.start();
            Site site = new Site(port);
            await().atMost(PATIENCE).until(() -> site.get("/api/latest/" + topic).status() == 200);
            try (Searching again =
                    Searching.at(port, topic, "from=oldest&limit=10000&cursor=" + told.next())) {
                Searching.Told rest = again.toTheEnd();
                places.addAll(rest.places());
                assertThat(rest.reason()).isEqualTo("END");
            }
            assertThat(places).hasSize(RECORDS - 1).doesNotHaveDuplicates();
        }
    }

    private static void write(KafkaProbe kafka, String topic) {
        kafka.createTopic(topic, 1);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        byte[] large = new byte[20_000];
        Arrays.fill(large, (byte) 'x');
        for (int i = 0; i < RECORDS; i++) {
            records.add(new ProducerRecord<>(topic, large));
        }
        kafka.sendAll(records);
    }
}
