package io.streamplatform.starter.topics;

import io.streamplatform.contracts.topics.TopicDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the service's topics, in the background and for as long as it takes: a broker that is not
 * up yet delays neither the service's start nor, once it is there, its work. A topic that exists is
 * left as it is: its owner may have changed it.
 */
final class TopicDeclarer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicDeclarer.class);
    private static final Duration CALL_BOUND = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Admin admin;
    private final List<TopicDefinition> definitions;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean declared;

    TopicDeclarer(Admin admin, PublishedTopics topics) {
        this.admin = admin;
        this.definitions = topics.definitions();
    }

    /** Whether all topics are known to exist. */
    boolean isDeclared() {
        return declared;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("topic-declarer").start(this::declareUntilDone);
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the listeners, which look for these topics. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 10_000;
    }

    private void declareUntilDone() {
        try {
            String lastFailure = "";
            do {
                String failure = declare();
                if (failure == null) {
                    declared = true;
                    return;
                }
                if (!failure.equals(lastFailure)) {
                    LOG.warn("Cannot declare topics yet, trying on: {}", failure);
                    lastFailure = failure;
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String declare() throws InterruptedException {
        CreateTopicsResult result =
                admin.createTopics(definitions.stream().map(TopicDeclarer::newTopic).toList());
        for (Map.Entry<String, KafkaFuture<Void>> topic : result.values().entrySet()) {
            try {
                topic.getValue().get(CALL_BOUND.toSeconds(), TimeUnit.SECONDS);
                LOG.info("Topic {} created", topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    return "topic %s: %s".formatted(topic.getKey(), e.getCause());
                }
            } catch (TimeoutException e) {
                return "topic %s: no answer within %s".formatted(topic.getKey(), CALL_BOUND);
            }
        }
        return null;
    }

    /** Replication factor and min.insync.replicas are the cluster's own (KIP-464). */
    private static NewTopic newTopic(TopicDefinition definition) {
        return new NewTopic(
                        definition.name(), Optional.of(definition.partitions()), Optional.empty())
                .configs(TopicSettings.of(definition));
    }
}
