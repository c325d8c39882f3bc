package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What looking costs the brokers, however many look. */
class AdminRequestsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TOPIC = "looked-at";
    private static final String GROUP = "looked-at-readers";
    private static final int VIEWERS = 10;
    private static final int SAMPLES = 20;

    /** What is kept for all viewers may run out while they ask, and is then asked for once more. */
    private static final int EXPIRED = 3;

    private static final List<String> FOLLOWED =
            List.of(
                    "/topic/flow",
                    "/topic/stats",
                    "/topic/cluster",
                    "/topic/cluster/events",
                    "/topic/services",
                    "/topic/topics",
                    "/topic/groups",
                    "/topic/topics/" + TOPIC,
                    "/topic/groups/" + GROUP,
                    "/topic/records/" + TOPIC);

    /** Every page, and what the pages fetch. */
    private static final List<String> LOOKED_AT =
            List.of(
                    "/",
                    "/topics",
                    "/topics/" + TOPIC,
                    "/topics/" + TOPIC + "/records",
                    "/topics/" + TOPIC + "/configuration",
                    "/topics/" + TOPIC + "/produce",
                    "/groups",
                    "/groups/" + GROUP,
                    "/cluster",
                    "/cluster/brokers",
                    "/cluster/brokers/1",
                    "/cluster/brokers/1/settings",
                    "/cluster/brokers/1/loggers",
                    "/cluster/quorum",
                    "/cluster/features",
                    "/cluster/partitions",
                    "/cluster/quotas",
                    "/cluster/acls",
                    "/cluster/users",
                    "/follow",
                    "/audit",
                    "/api/flow",
                    "/api/stats",
                    "/api/topics",
                    "/api/topics/" + TOPIC,
                    "/api/topics/" + TOPIC + "/configuration",
                    "/api/topics/" + TOPIC + "/histogram",
                    "/api/latest/" + TOPIC,
                    "/api/groups",
                    "/api/groups/" + GROUP,
                    "/api/groups/" + GROUP + "/partitions",
                    "/api/groups/" + GROUP + "/rebalances",
                    "/api/cluster",
                    "/api/cluster/brokers",
                    "/api/cluster/brokers/1",
                    "/api/cluster/brokers/1/settings",
                    "/api/cluster/quorum",
                    "/api/cluster/features",
                    "/api/cluster/partitions",
                    "/api/cluster/reassignments",
                    "/api/cluster/quotas",
                    "/api/cluster/users",
                    "/api/cluster/events",
                    "/api/services",
                    "/api/audit");

    private static TestBroker broker;
    private static ConfigurableApplicationContext dashboard;
    private static CountedClients clients;
    private static int port;

    @BeforeAll
    static void start() {
        broker = TestBroker.started();
        dashboard = dashboard(broker);
        port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
        clients = dashboard.getBean(CountedClients.class);
        try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
            kafka.createTopic(TOPIC, 3);
            kafka.send(TOPIC, "k", "{}");
        }
        Readers.commit(broker.bootstrapServers(), GROUP, TOPIC, 0, 0);
        Site site = new Site(port);
        for (String path : LOOKED_AT) {
            await(path).atMost(PATIENCE).until(() -> site.get(path).status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        broker.close();
    }

    @Test
    @Timeout(600)
    void theSamplerAsksTheSameWhetherOneLooksOrTen() {
        long one = whileTheyLook(1);
        long ten = whileTheyLook(VIEWERS);
        // Some things are asked by the clock, and fall now into more samples, now into fewer.
        assertThat(ten)
                .as("requests of the sampler in %d samples", SAMPLES)
                .isPositive()
                .isLessThanOrEqualTo(one * 5 / 4);
    }

    @Test
    @Timeout(300)
    void tenWhoLookAtTheSameCostWhatOneCosts() {
        Map<String, Long> tooMany = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(VIEWERS)) {
            List<Site> sites = IntStream.range(0, VIEWERS).mapToObj(_ -> new Site(port)).toList();
            long mostByOne = 0;
            for (String path : LOOKED_AT) {
                long one = pageRequests(() -> look(sites.getFirst(), path));
                long ten =
                        pageRequests(() ->
                                sites.stream()
                                        .map(site ->
                                                CompletableFuture.runAsync(
                                                        () -> look(site, path), threads))
                                        .toList()
                                        .forEach(CompletableFuture::join));
                mostByOne = Math.max(mostByOne, one);
                if (ten > one + EXPIRED) {
                    tooMany.put(path, ten);
                }
            }
            assertThat(mostByOne).as("some pages do ask").isPositive();
        }
        assertThat(tooMany).as("requests of pages for ten viewers").isEmpty();
    }

    private static long pageRequests(Runnable looks) {
        long before = clients.requests("dashboard-changes");
        looks.run();
        return clients.requests("dashboard-changes") - before;
    }

    private static void look(Site site, String path) {
        assertThat(site.get(path).status()).as(path).isEqualTo(200);
    }

    /** Requests of the sampler while so many turn pages and are sent what they follow. */
    private static long whileTheyLook(int viewers) {
        List<StompBrowser> browsers = new ArrayList<>();
        try (ScheduledExecutorService pages = Executors.newScheduledThreadPool(viewers)) {
            List<ScheduledFuture<?>> walks = new ArrayList<>();
            for (int i = 0; i < viewers; i++) {
                StompBrowser browser = new StompBrowser(port);
                browsers.add(browser);
                FOLLOWED.forEach(browser::subscribe);
                Site site = new Site(port);
                Iterator<String> walk =
                        Stream.generate(() -> LOOKED_AT).flatMap(List::stream).iterator();
                walks.add(
                        pages.scheduleWithFixedDelay(
                                () -> look(site, walk.next()), 0, 200, TimeUnit.MILLISECONDS));
            }
            await().atMost(PATIENCE)
                    .until(() ->
                            browsers.stream()
                                    .allMatch(each -> each.frames("/topic/stats").size() > 1));
            int sample = clients.samples();
            long before = clients.requests("dashboard-observer");
            await().atMost(PATIENCE).until(() -> clients.samples() >= sample + SAMPLES);
            long asked = clients.requests("dashboard-observer") - before;
            int samples = clients.samples() - sample;
            assertThat(walks).as("none was refused a page").noneMatch(ScheduledFuture::isDone);
            pages.shutdownNow();
            return asked * SAMPLES / samples;
        } finally {
            browsers.forEach(StompBrowser::close);
        }
    }

    private static ConfigurableApplicationContext dashboard(TestBroker broker) {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        CountedClients.class,
                                        definition -> definition.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--dashboard.sampling.period=300ms",
                        "--dashboard.sampling.slow-period=1s",
                        "--dashboard.sampling.call-timeout=20s");
    }
}
