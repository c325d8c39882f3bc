package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one producer of all viewers: idempotent, acks=all, bounded in memory and time. It is made
 * when the first record is written, since its buffers and its thread are of no use to who only
 * looks.
 */
@Component
class SharedProducer implements DisposableBean {

    private final KafkaClients clients;
    private final ProduceProperties properties;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;

    SharedProducer(KafkaClients clients, ProduceProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    synchronized Producer<byte[], byte[]> get() {
        if (closed) {
            throw new KafkaException("the dashboard is stopping");
        }
        Producer<byte[], byte[]> existing = producer;
        if (existing == null) {
            existing = clients.producer("dashboard-producer", settings());
            producer = existing;
        }
        return existing;
    }

    /** Lets go of a producer that cannot go on, such as one whose id the cluster has fenced. */
    void discard(Producer<byte[], byte[]> broken) {
        synchronized (this) {
            if (!broken.equals(producer)) {
                return;
            }
            producer = null;
        }
        broken.close(Duration.ofSeconds(1));
    }

    @Override
    public void destroy() {
        Producer<byte[], byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
        }
        if (last != null) {
            last.close(properties.requestTimeout());
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "none", // so that a record's size is known before it is sent
                ProducerConfig.LINGER_MS_CONFIG,
                0, // a person waits for the answer
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) properties.deliveryTimeout().toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) properties.requestTimeout().toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                properties.requestTimeout().toMillis(),
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                properties.bufferSize().toBytes(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                (int) properties.recordSize().toBytes(),
                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                60_000);
    }
}
