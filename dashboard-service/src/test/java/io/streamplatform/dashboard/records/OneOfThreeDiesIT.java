package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.ThreeBrokers;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** One broker of three goes while a search reads from all of them, and others look at lists. */
class OneOfThreeDiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GIVEN_UP = Duration.ofSeconds(10);
    private static final String TOPIC = "searched";
    private static final int PARTITIONS = 6;
    private static final int RECORDS = 2_400;
    private static final int ROUNDS = 15;
    private static final List<String> LISTS =
            List.of("/", "/topics", "/groups", "/cluster", "/api/topics", "/api/groups");

    @Test
    @Timeout(300)
    void theSearchLosesNothing_andListsStayQuick() throws Exception {
        try (ThreeBrokers brokers = new ThreeBrokers();
                ConfigurableApplicationContext dashboard =
                        new SpringApplicationBuilder(DashboardApplication.class)
                                .web(WebApplicationType.SERVLET)
                                .run(
                                        "--server.port=0",
                                        "--spring.kafka.bootstrap-servers="
                                                + brokers.bootstrapServers(),
                                        "--dashboard.sampling.period=300ms",
                                        "--dashboard.sampling.call-timeout=" + GIVEN_UP,
                                        "--dashboard.records.time-limit=60s")) {
            int port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
            Site site = new Site(port);
            create(site);
            try (KafkaProbe kafka = new KafkaProbe(brokers.bootstrapServers())) {
                write(kafka);
            }
            awaitLeadersOnAllBrokers(site);
            List<Long> warm = turn(site, ROUNDS);
            List<Long> before = turn(site, ROUNDS);
            assertThat(warm).hasSameSizeAs(before);

            List<String> places = new ArrayList<>();
            Searching.Told told;
            try (Searching searching = Searching.at(port, TOPIC, "from=oldest&limit=10000")) {
                // The rest waits in the way until it is read: the search is amidst of it.
                places.add(
                        place(
                                searching
                                        .until(line -> Searching.is("record", line))
                                        .path("record")));
                CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> brokers.stop(2));
                List<Long> during = new ArrayList<>();
                do {
                    during.addAll(turn(site, ROUNDS));
                } while (!dying.isDone());
                dying.get(60, TimeUnit.SECONDS);
                during.addAll(turn(site, ROUNDS));
                // Who waited for the dead one would wait until a call of the sampler is given up.
                assertThat(p95(during))
                        .as("milliseconds, before: %d", p95(before))
                        .isLessThanOrEqualTo(3 * p95(before) + GIVEN_UP.toMillis() / 10);
                told = searching.toTheEnd();
                places.addAll(told.places());
            }
            while (!told.reason().equals("END")) {
                assertThat(told.reason()).isEqualTo("BROKER_LOST");
                assertThat(told.end().path("detail").asString()).isNotBlank();
                assertThat(told.next()).isNotBlank();
                try (Searching again =
                        Searching.at(
                                port, TOPIC, "from=oldest&limit=10000&cursor=" + told.next())) {
                    told = again.toTheEnd();
                    places.addAll(told.places());
                }
            }
            assertThat(places).hasSize(RECORDS).doesNotHaveDuplicates();
        }
    }

    private static String place(JsonNode record) {
        return record.path("partition").asInt() + "@" + record.path("offset").asLong();
    }

    private static void create(Site site) {
        await().atMost(PATIENCE).until(() -> site.json("/api/cluster").path("brokers").size() == 3);
        Site.Answer made =
                site.postJson(
                        "/api/topics",
                        "{\"name\":\"%s\",\"partitions\":%d}".formatted(TOPIC, PARTITIONS));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    }

    private static void write(KafkaProbe kafka) {
        byte[] large = new byte[20_000];
        Arrays.fill(large, (byte) 'x');
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, large));
        }
        kafka.sendAll(records);
    }

    private static void awaitLeadersOnAllBrokers(Site site) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.json("/api/cluster").path("brokers"))
                                .hasSize(3)
                                .allSatisfy(broker ->
                                        assertThat(broker.path("leaders").asInt()).isPositive()));
    }

    /** Milliseconds of each answer. */
    private static List<Long> turn(Site site, int rounds) {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String path : LISTS) {
                long begun = System.nanoTime();
                assertThat(site.get(path).status()).as(path).isEqualTo(200);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        }
        return millis;
    }

    private static long p95(List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(sorted.size() * 95 / 100);
    }
}
