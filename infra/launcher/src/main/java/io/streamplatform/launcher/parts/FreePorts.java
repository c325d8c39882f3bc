package io.streamplatform.launcher.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports that nobody uses at the moment, for a platform that only needs to find itself. */
public final class FreePorts {

    private FreePorts() {}

    /** A free port for every part of a platform with so many brokers. */
    public static Ports choose(Brokers brokers) {
        Map<String, Integer> chosen = new HashMap<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port standard : Ports.standard(brokers).all()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                chosen.put(standard.owner(), socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No free port to be had", e);
        }
        return Ports.of(brokers, Map.of(), chosen);
    }
}
