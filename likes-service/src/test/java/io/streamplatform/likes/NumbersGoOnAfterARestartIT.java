package io.streamplatform.likes;

import static io.streamplatform.likes.RunningLikes.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No number is given twice and none is left out, whoever has published before. */
class NumbersGoOnAfterARestartIT {

    @Test
    @Timeout(300)
    void alsoWhenTheTopicEndsWithSomethingElse() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            LikesTopic topic = new LikesTopic(probe);
            try (RunningLikes first = RunningLikes.readyPublisher(broker)) {
                assertThat(first.likes().path("lastOrder").asLong()).isZero();
                Answer taken = first.send(70, "alice");
                assertThat(taken.status()).isEqualTo(202);
                assertThat(taken.body().path("firstOrder").asLong()).isEqualTo(1);
                assertThat(taken.body().path("lastOrder").asLong()).isEqualTo(70);
                first.awaitAllAcknowledged();
            }
            for (int partition = 0; partition < 3; partition++) {
                for (int i = 0; i < 40; i++) {
                    probe.send(
                            new ProducerRecord<>(
                                    LikesTopic.NAME,
                                    partition,
                                    null,
                                    "no like".getBytes(StandardCharsets.UTF_8)));
                }
            }
            try (RunningLikes second = RunningLikes.readyPublisher(broker)) {
                assertThat(second.likes().path("lastOrder").asLong()).isEqualTo(70);
                second.like(30, "bob");
                assertThat(second.likes().path("acknowledged").asLong()).isEqualTo(30);
            }

            topic.hasEachOnce(1, 100);
        }
    }

    @Test
    @Timeout(300)
    void withoutKafkaAtTheStartNothingIsTaken_whichIsSaidWithTheRemedy() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            try (RunningLikes before = RunningLikes.readyPublisher(broker)) {
                before.like(5, "alice");
            }
            broker.stop();
            try (RunningLikes publisher =
                    RunningLikes.publisher(broker, "--likes.auto-per-second=20")) {
                Answer refused = publisher.send(3, "alice");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.body().path("detail").asString())
                        .startsWith("No like was taken: the last number is not known yet")
                        .contains("Start Kafka");
                assertThat(publisher.likes().path("sent").asLong()).isZero();
                assertThat(publisher.api().get("/actuator/health/readiness").status())
                        .isEqualTo(503);

                broker.start();

                await("likes come by themselves")
                        .atMost(LONG)
                        .until(() -> publisher.likes().path("acknowledged").asLong() > 10);
                publisher.api().call("PATCH", "/api/likes", "{\"autoPerSecond\":0}");
                publisher.like(4, "bob");
                new LikesTopic(probe).hasEachOnce(1, publisher.likes().path("lastOrder").asLong());
                assertThat(publisher.likes().path("failed").asLong()).isZero();
            }
        }
    }

    @Test
    @Timeout(300)
    void anOutageInBetweenLosesNothing_andAcknowledgementsAreCountedOnce() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
                RunningLikes publisher =
                        RunningLikes.readyPublisher(
                                broker,
                                // A partition that has nothing of a producer yet may take its
                                // second batch before the first, and then never the first: all
                                // three have something before the outage.
                                "--likes.partitioner=ROUND_ROBIN",
                                "--spring.kafka.producer.properties[delivery.timeout.ms]=120000")) {
            publisher.like(10, "alice");
            broker.stop();
            assertThat(publisher.send(20, "alice").status()).isEqualTo(202);
            assertThat(publisher.likes().path("acknowledged").asLong()).isEqualTo(10);

            broker.start();
            publisher.awaitAllAcknowledged();

            assertThat(publisher.likes().path("acknowledged").asLong()).isEqualTo(30);
            assertThat(publisher.likes().path("failed").asLong()).isZero();
            new LikesTopic(probe).hasEachOnce(1, 30);
        }
    }

    @Test
    @Timeout(300)
    void whatTheClientDoesNotTakeIsRefusedAtOnce_howeverMany() {
        try (TestBroker broker = TestBroker.started();
                RunningLikes publisher =
                        RunningLikes.readyPublisher(
                                broker,
                                // The first likes fill the client, and no more are taken.
                                "--spring.kafka.producer.buffer-memory=20KB",
                                "--spring.kafka.producer.properties[max.block.ms]=500")) {
            publisher.like(3, "alice");
            broker.stop();
            Answer some = publisher.send(1_000, "alice");

            assertThat(some.status()).isEqualTo(202);
            assertThat(some.body().path("lastOrder").asLong()).isLessThan(1_000);
            Answer none = publisher.send(1_000, "alice");
            assertThat(none.status()).isEqualTo(503);
            assertThat(none.body().path("detail").asString()).contains("No like was taken");
        }
    }

    @Test
    @Timeout(300)
    void whatKafkaNeverGetsIsToldAsFailed_andItsNumberIsNotGivenAgain() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
                RunningLikes publisher =
                        RunningLikes.readyPublisher(
                                broker,
                                "--spring.kafka.producer.properties[delivery.timeout.ms]=5000",
                                "--spring.kafka.producer.properties[request.timeout.ms]=2000")) {
            publisher.like(1, "alice");
            broker.stop();
            assertThat(publisher.send(2, "alice").status()).isEqualTo(202);

            await().atMost(LONG).until(() -> publisher.likes().path("failed").asLong() == 2);
            assertThat(publisher.likes().at("/failures/0/order").asLong()).isEqualTo(3);
            assertThat(publisher.likes().at("/failures/0/reason").asString())
                    .startsWith("TimeoutException: ");
            broker.start();
            Answer next = publisher.send(1, "alice");

            assertThat(next.body().path("firstOrder").asLong()).isEqualTo(4);
            await().atMost(LONG).until(() -> publisher.likes().path("acknowledged").asLong() == 2);
            assertThat(new LikesTopic(probe).ordersByPartition().values())
                    .allSatisfy(orders -> assertThat(orders).isSubsetOf(1L, 4L));
        }
    }
}
