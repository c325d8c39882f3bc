package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The dashboard's clients, which are asked how many requests they have sent, and the samples. */
final class CountedClients extends KafkaClients implements SampleListener {

    /** A client of the dashboard by its name. */
    private record Named(String clientId, Admin admin) {

        long requests() {
            return admin.metrics().values().stream()
                    .filter(metric -> metric.metricName().name().equals("request-total"))
                    .filter(metric -> metric.metricName().group().equals("admin-client-metrics"))
                    .map(Metric::metricValue)
                    .mapToLong(value -> ((Number) value).longValue())
                    .sum();
        }
    }

    private final List<Named> admins = new CopyOnWriteArrayList<>();
    private final AtomicInteger samples = new AtomicInteger();

    CountedClients(
            KafkaAdmin admin, ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        super(admin, consumers, producers);
    }

    @Override
    public Admin admin(String clientId, Duration callTimeout) {
        Admin made = super.admin(clientId, callTimeout);
        admins.add(new Named(clientId, made));
        return made;
    }

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        samples.incrementAndGet();
    }

    /** Requests that the clients of that name have sent to brokers so far. */
    long requests(String clientId) {
        return admins.stream()
                .filter(each -> each.clientId().equals(clientId))
                .mapToLong(Named::requests)
                .sum();
    }

    /** Samples of the cluster so far. */
    int samples() {
        return samples.get();
    }
}
