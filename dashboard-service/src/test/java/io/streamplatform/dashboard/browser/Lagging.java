package io.streamplatform.dashboard.browser;

import io.streamplatform.dashboard.Readers;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.concurrent.ExecutionException;

/** A topic of two partitions, and a group without members that has read nothing of it. */
record Lagging(String topic, String group) {

    static Lagging by(KafkaProbe kafka, int records) {
        Lagging made =
                // First by name: of many topics that nobody writes to the map shows the first ones.
                new Lagging(KafkaProbe.uniqueName("0-lagging"), KafkaProbe.uniqueName("sleepers"));
        kafka.createTopic(made.topic(), 2);
        for (int i = 0; i < records; i++) {
            kafka.send(made.topic(), "key-" + i, "{\"n\":" + i + "}");
        }
        String bootstrap = bootstrap(kafka);
        Readers.commit(bootstrap, made.group(), made.topic(), 0, 0);
        Readers.commit(bootstrap, made.group(), made.topic(), 1, 0);
        return made;
    }

    private static String bootstrap(KafkaProbe kafka) {
        try {
            var node = kafka.admin().describeCluster().nodes().get().iterator().next();
            return node.host() + ":" + node.port();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the test's broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
