package io.streamplatform.dashboard.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** How long ago a record was written that is older than the dashboard: the records tell. */
class RecordTimesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS = 10;

    private static TestBroker broker;
    private static KafkaProbe kafka;

    /** Record n is written at START plus n minutes. */
    private final Instant start = Instant.now().minus(Duration.ofHours(2));

    private final String topic = KafkaProbe.uniqueName("aged");
    private final String group = KafkaProbe.uniqueName("aged-readers");

    @BeforeAll
    static void start() {
        broker =
                TestBroker.started(
                        Map.of(
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "allow.everyone.if.no.acl.found",
                                "true"));
        kafka = new KafkaProbe(broker.bootstrapServers());
    }

    @AfterAll
    static void close() {
        kafka.close();
        broker.close();
    }

    @Test
    void aGroupWhoseNextRecordsWereDeleted_isAsFarBehindAsTheFirstThatIsKept() throws Exception {
        kafka.createTopic(topic, 1);
        write(topic, 1);
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 0);
        kafka.admin()
                .deleteRecords(
                        Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(5)))
                .all()
                .get();

        try (ConfigurableApplicationContext dashboard = dashboard()) {
            Site site = new Site(port(dashboard));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        kafka.send(topic, null, "written on");
                        assertThat(seconds(site, topic)).isNotNull();
                    });
            assertThat(seconds(site, topic))
                    .isBetween(
                            (double) age(5).minusMinutes(1).toSeconds(),
                            (double) age(5).plusMinutes(1).toSeconds() - 1);
        }
    }

    @Test
    void aTopicThatMayNotBeReadHoldsUpNoOther() throws Exception {
        String closed = KafkaProbe.uniqueName("closed");
        kafka.createTopic(topic, 1);
        kafka.createTopic(closed, 6);
        write(topic, 1);
        write(closed, 6);
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 0);
        for (int partition = 0; partition < 6; partition++) {
            Readers.commit(broker.bootstrapServers(), group, closed, partition, 0);
        }
        kafka.admin()
                .createAcls(
                        List.of(
                                rule(closed, AclOperation.ALL, AclPermissionType.ALLOW),
                                rule(closed, AclOperation.READ, AclPermissionType.DENY)))
                .all()
                .get();

        try (ConfigurableApplicationContext dashboard = dashboard()) {
            Site site = new Site(port(dashboard));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(seconds(site, topic)).isNotNull());
            assertThat(seconds(site, topic)).isGreaterThan(age(1).toSeconds());
            assertThat(seconds(site, closed)).isNull();
        }
    }

    private Duration age(int record) {
        return Duration.between(start.plus(Duration.ofMinutes(record)), Instant.now());
    }

    private Double seconds(Site site, String of) {
        for (JsonNode each : site.json("/api/groups/" + group).path("partitions")) {
            if (each.path("topic").asString().equals(of)) {
                return each.path("lagSeconds").isNumber()
                        ? Double.valueOf(each.path("lagSeconds").asDouble())
                        : null;
            }
        }
        throw new AssertionError(group + " does not read " + of);
    }

    private void write(String to, int partitions) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int record = 0; record < RECORDS * partitions; record++) {
                long at = start.plus(Duration.ofMinutes(record / partitions)).toEpochMilli();
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        to, record % partitions, at, null, "n" + record));
            }
            producer.flush();
        }
    }

    private static AclBinding rule(String of, AclOperation operation, AclPermissionType type) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, of, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, type));
    }

    private static ConfigurableApplicationContext dashboard() {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--dashboard.sampling.period=300ms",
                        "--dashboard.sampling.call-timeout=20s");
    }

    private static int port(ConfigurableApplicationContext dashboard) {
        return ((WebServerApplicationContext) dashboard).getWebServer().getPort();
    }
}
