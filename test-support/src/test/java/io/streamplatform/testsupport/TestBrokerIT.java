package io.streamplatform.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestBrokerIT {
    @Test
    void keepsAddressAndDataOverARestart() {
        try (TestBroker broker = TestBroker.started()) {
            String address = broker.bootstrapServers();
            try (KafkaProbe probe = new KafkaProbe(address)) {
                probe.createTopic("kept", 2);
                probe.send("kept", "a", "first");

                broker.stop();
                broker.start();

                assertThat(broker.bootstrapServers()).isEqualTo(address);
                probe.send("kept", "a", "second");
                assertThat(probe.readValues("kept")).containsExactly("first", "second");
            }
        }
    }
}
