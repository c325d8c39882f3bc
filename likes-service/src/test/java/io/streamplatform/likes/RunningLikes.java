package io.streamplatform.likes;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.ServiceProcess;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A likes service in this JVM, in one of its roles, on a port of its own. */
final class RunningLikes implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final Api api;

    private RunningLikes(ConfigurableApplicationContext context) {
        this.context = context;
        this.api = new Api(((WebServerApplicationContext) context).getWebServer().getPort());
    }

    /** One that publishes; it need not be able to yet. */
    static RunningLikes publisher(TestBroker broker, String... settings) {
        return start(broker, List.of(settings));
    }

    /** One that publishes, and can. */
    static RunningLikes readyPublisher(TestBroker broker, String... settings) {
        RunningLikes publisher = publisher(broker, settings);
        await("numbers are known")
                .atMost(LONG)
                .until(() -> publisher.likes().path("absence").isNull());
        return publisher;
    }

    /** A member of the group, of that name. */
    static RunningLikes consumer(TestBroker broker, String name, String... settings) {
        List<String> arguments = new ArrayList<>(consumerSettings(name));
        arguments.addAll(List.of(settings));
        return start(broker, arguments);
    }

    /** The same in a JVM of its own, ready. */
    static ServiceProcess consumerProcess(TestBroker broker, String name) {
        List<String> arguments = new ArrayList<>(arguments(broker));
        arguments.addAll(consumerSettings(name));
        ServiceProcess consumer = new ServiceProcess(LikesApplication.class, name, arguments);
        consumer.awaitReady();
        return consumer;
    }

    private static List<String> consumerSettings(String name) {
        return List.of(
                "--spring.profiles.active=consumer", "--spring.kafka.consumer.client-id=" + name);
    }

    private static RunningLikes start(TestBroker broker, List<String> settings) {
        List<String> arguments = new ArrayList<>(arguments(broker));
        arguments.add("--server.port=0");
        arguments.addAll(settings);
        return new RunningLikes(
                new SpringApplicationBuilder(LikesApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    private static List<String> arguments(TestBroker broker) {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.jmx.enabled=false",
                "--logging.level.kafka=WARN",
                "--logging.level.state.change.logger=WARN");
    }

    Api api() {
        return api;
    }

    /** What the publisher tells. */
    JsonNode likes() {
        return api.get("/api/likes").body();
    }

    /** What the consumer tells. */
    JsonNode account() {
        return api.get("/api/consumer").body();
    }

    /** Publishes so many, and waits until all ever sent are acknowledged. */
    void like(int count, String user) {
        Api.Answer answer = send(count, user);
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        awaitAllAcknowledged();
    }

    Api.Answer send(int count, String user) {
        return api.post("/api/likes?count=%d&user=%s".formatted(count, user), "");
    }

    void awaitAllAcknowledged() {
        await("all likes are acknowledged")
                .atMost(LONG)
                .until(() -> {
                    JsonNode likes = likes();
                    return likes.path("acknowledged").asLong() == likes.path("sent").asLong();
                });
    }

    /** The partitions that a member has. */
    static List<Integer> partitions(JsonNode account) {
        return StreamSupport.stream(account.path("partitions").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /** The JVM's process is not ended, but all else is as when it is stopped. */
    @Override
    public void close() {
        context.close();
    }
}
