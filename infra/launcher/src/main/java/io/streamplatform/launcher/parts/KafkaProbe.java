package io.streamplatform.launcher.parts;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks a broker who is in its cluster: it is ready when it lists itself, that is, when the
 * controller lets it serve clients.
 *
 * <p>One request of Kafka's protocol, DescribeCluster version 0, written by hand: the client
 * library would cost the launcher more memory and start-up time than everything else in it, for 30
 * bytes.
 *
 * @see <a href="https://kafka.apache.org/protocol#The_Messages_DescribeCluster">The request</a>
 */
public record KafkaProbe(String host, int port) implements Probe {

    private static final short DESCRIBE_CLUSTER = 60;
    private static final int CORRELATION = 1;

    @Override
    public Health ask(Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            send(new DataOutputStream(socket.getOutputStream()));
            return read(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            return Health.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static void send(DataOutputStream out) throws IOException {
        out.writeInt(13); // bytes that follow
        out.writeShort(DESCRIBE_CLUSTER);
        out.writeShort(0); // version
        out.writeInt(CORRELATION);
        out.writeShort(-1); // no client id
        out.writeByte(0); // no tagged fields of the header
        out.writeByte(0); // authorized operations are not asked for
        out.writeByte(0); // no tagged fields
        out.flush();
    }

    private Health read(DataInputStream in) throws IOException {
        in.readInt(); // bytes that follow
        if (in.readInt() != CORRELATION) {
            return Health.notReady("answers something else than Kafka's protocol");
        }
        skipTaggedFields(in);
        in.readInt(); // throttle time
        int error = in.readShort();
        skipString(in); // error message
        if (error != 0) {
            return Health.notReady("Kafka's error code " + error);
        }
        skipString(in); // cluster id
        in.readInt(); // controller
        return listsItself(in)
                ? Health.READY
                : Health.notReady("registered, not serving clients yet");
    }

    private boolean listsItself(DataInputStream in) throws IOException {
        boolean found = false;
        for (int brokers = readVarint(in) - 1; brokers > 0; brokers--) {
            in.readInt(); // node id
            skipString(in); // host
            found |= in.readInt() == port;
            skipString(in); // rack
            skipTaggedFields(in);
        }
        return found;
    }

    private static void skipTaggedFields(DataInputStream in) throws IOException {
        for (int fields = readVarint(in); fields > 0; fields--) {
            readVarint(in);
            in.skipNBytes(readVarint(in));
        }
    }

    /** Its length comes first and is one more than it is; zero stands for null. */
    private static void skipString(DataInputStream in) throws IOException {
        in.skipNBytes(Math.max(0, readVarint(in) - 1));
    }

    private static int readVarint(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new IOException("answers something else than Kafka's protocol");
    }
}
