package io.streamplatform.launcher.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Finds, before anything is started, what would keep a part from its port. */
public final class PortCheck {

    private static final int CONNECT_MILLIS = 500;

    /** Who listens on a port, in words; empty when nobody does. */
    private final IntFunction<Optional<String>> listener;

    PortCheck(IntFunction<Optional<String>> listener) {
        this.listener = listener;
    }

    /** Looks at the ports of this machine. */
    public PortCheck() {
        this(PortCheck::listenerOn);
    }

    /** What is wrong with these ports, and how to put it right; empty when all are free. */
    public List<String> problems(List<Port> ports) {
        List<String> problems = new ArrayList<>();
        Map<Integer, Port> taken = new HashMap<>();
        for (Port port : ports) {
            Port other = taken.putIfAbsent(port.number(), port);
            if (other != null) {
                problems.add(
                        "Port %d is set for both %s and %s; set %s or %s to another."
                                .formatted(
                                        port.number(),
                                        other.owner(),
                                        port.owner(),
                                        other.variable(),
                                        port.variable()));
            } else {
                listener.apply(port.number())
                        .map(who ->
                                "Port %d (%s) is in use by %s; stop it or set %s to another."
                                        .formatted(
                                                port.number(), port.owner(), who, port.variable()))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> listenerOn(int port) {
        return isAnswered(port) || !canListen(port)
                ? Optional.of(PortOwner.of(port).orElse("another process"))
                : Optional.empty();
    }

    /** Somebody who listens on all addresses does not everywhere keep us from listening on one. */
    private static boolean isAnswered(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
