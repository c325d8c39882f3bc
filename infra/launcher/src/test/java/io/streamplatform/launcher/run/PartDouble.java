package io.streamplatform.launcher.run;

import com.sun.net.httpserver.HttpServer;
import io.streamplatform.launcher.parts.BeforeStart;
import io.streamplatform.launcher.parts.HttpProbe;
import io.streamplatform.launcher.parts.Jvm;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Port;
import io.streamplatform.launcher.parts.Program;
import io.streamplatform.launcher.parts.Role;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A part as small as can be: answers that it is ready, and behaves as badly as it is told to. */
public final class PartDouble {

    private PartDouble() {}

    /** Says something and ends with that code before it is ready. */
    static final String FAIL = "fail";

    /** Does not end when it is asked to. */
    static final String STUBBORN = "stubborn";

    /** Says what it would do. */
    static final String GOOD = "good";

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        if (args[1].equals(FAIL)) {
            System.out.println("the disk is on fire");
            System.exit(3);
        }
        if (args[1].equals(STUBBORN)) {
            Runtime.getRuntime().addShutdownHook(new Thread(PartDouble::waitForever));
        }
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/exit",
                exchange -> {
                    System.out.println("these are its last words");
                    System.exit(7);
                });
        server.createContext("/ready", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
        System.out.println("serving");
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Part part(String name, Role role, String behaviour) throws IOException {
        int port = freePort();
        List<Path> classPath =
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(Pattern.quote(File.pathSeparator)))
                        .map(Path::of)
                        .toList();
        return new Part(
                name,
                role,
                List.of(new Port(name, name.toUpperCase(java.util.Locale.ROOT) + "_PORT", port)),
                new Program.Classes(
                        "none",
                        classPath,
                        PartDouble.class.getName(),
                        List.of(String.valueOf(port), behaviour)),
                new Jvm(32, Jvm.Compiler.QUICK, List.of()),
                Map.of(),
                BeforeStart.NOTHING,
                new HttpProbe(URI.create("http://127.0.0.1:" + port + "/ready")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
