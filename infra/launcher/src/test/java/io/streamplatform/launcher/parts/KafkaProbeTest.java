package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What only a broken broker answers; a real one is asked in {@code BrokerIT}. */
class KafkaProbeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Length, correlation id and the header's tagged fields. */
    private static final String HEADER = "00000000" + "00000001" + "00";

    /** Throttle time, no error, no message, cluster id "ab", controller 1. */
    private static final String CLUSTER = "00000000" + "0000" + "00" + "036162" + "00000001";

    /** Node id 2, host "b", port 1, rack "r", no tagged fields. */
    private static final String OTHER = "00000002" + "0262" + "00000001" + "0272" + "00";

    /** Node id 1, host "a", no rack, no tagged fields; the port is put in. */
    private static final String BROKER = "00000001" + "0261" + "%08x" + "00" + "00";

    @Test
    void aBrokerThatListsItselfIsReady() throws Exception {
        assertThat(askOneThatAnswers(HEADER + CLUSTER + "03" + OTHER + BROKER).isReady()).isTrue();
    }

    @Test
    void aBrokerThatListsOnlyOthersIsNotReady() throws Exception {
        assertThat(askOneThatAnswers(HEADER + CLUSTER + "02" + OTHER))
                .isEqualTo(Health.notReady("registered, not serving clients yet"));
    }

    @Test
    void aBrokerThatIsStillFencedIsNotReady() throws Exception {
        assertThat(askOneThatAnswers(HEADER + CLUSTER + "01"))
                .isEqualTo(Health.notReady("registered, not serving clients yet"));
    }

    @Test
    void anErrorIsTold() throws Exception {
        assertThat(askOneThatAnswers(HEADER + "00000000" + "001f" + "00"))
                .isEqualTo(Health.notReady("Kafka's error code 31"));
    }

    @Test
    void whoeverSpeaksAnotherProtocolIsNotReady() throws Exception {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes("US-ASCII");

        assertThat(askOneThatAnswers(HexFormat.of().formatHex(http)).isReady()).isFalse();
    }

    @Test
    void whoeverHangsUpIsUnreachable() throws Exception {
        assertThat(askOneThatAnswers("00").state()).isEqualTo(Health.State.UNREACHABLE);
    }

    @Test
    void nobodyIsUnreachable() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(new KafkaProbe("127.0.0.1", port).ask(TIMEOUT).state())
                .isEqualTo(Health.State.UNREACHABLE);
    }

    private static Health askOneThatAnswers(String hex) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread broker =
                    Thread.ofVirtual()
                            .start(() -> answer(server, hex.formatted(server.getLocalPort())));
            Health health = new KafkaProbe("127.0.0.1", server.getLocalPort()).ask(TIMEOUT);
            broker.join();
            return health;
        }
    }

    private static void answer(ServerSocket server, String hex) {
        try (Socket socket = server.accept()) {
            var request = new DataInputStream(socket.getInputStream());
            request.skipNBytes(request.readInt());
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
