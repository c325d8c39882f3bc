package io.streamplatform.starter;

import static io.streamplatform.starter.StarterApplication.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service starts without a broker, works when there is one, says when it is gone, and heals. */
class KafkaComesAndGoesIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @Test
    void aServiceStartsBeforeItsBrokerAndOutlivesItsAbsence() {
        try (TestBroker broker = TestBroker.started()) {
            broker.stop();
            try (ConfigurableApplicationContext service =
                    new SpringApplicationBuilder(StarterApplication.class)
                            .run(
                                    "--server.port=0",
                                    "--spring.application.name=comes-and-goes",
                                    "--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers())) {
                assertThat(get(service, "/actuator/health/liveness")).startsWith("200");
                assertThat(get(service, "/actuator/health/readiness"))
                        .startsWith("503")
                        .contains("is the broker running?");

                broker.start();

                await().atMost(LONG)
                        .until(() -> get(service, "/actuator/health/readiness").startsWith("200"));
                try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
                    await().atMost(LONG).until(() -> kafka.topics().contains(TOPIC));
                    arrivesAfterSending(service, kafka, 1);

                    broker.stop();
                    await().atMost(LONG)
                            .until(() ->
                                    get(service, "/actuator/health/readiness").startsWith("503"));
                    broker.start();

                    await().atMost(LONG)
                            .until(() ->
                                    get(service, "/actuator/health/readiness").startsWith("200"));
                    arrivesAfterSending(service, kafka, 2);
                }
                assertThat(get(service, "/actuator/info"))
                        .contains("\"publishes\":[\"" + TOPIC + "\"]")
                        .contains("\"group\":\"starter-group\"");
                assertThat(get(service, "/actuator/prometheus"))
                        .contains("application=\"comes-and-goes\"");
            }
        }
    }

    private static void arrivesAfterSending(
            ConfigurableApplicationContext service, KafkaProbe kafka, int expected) {
        StarterApplication.Received received = service.getBean(StarterApplication.Received.class);
        kafka.send(TOPIC, "user-0042", GoldenSamples.bytes("user-events/click"));
        await().atMost(LONG).until(() -> received.events.size() == expected);
    }

    private static String get(ConfigurableApplicationContext service, String path) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "failed: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
