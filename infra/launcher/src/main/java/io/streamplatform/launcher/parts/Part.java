package io.streamplatform.launcher.parts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A part of the platform: one process, described as data.
 *
 * @param name what people call it, on the command line and in its log's name
 * @param ports what it listens on; the first is the one that others know it by
 * @param environment what is added to the environment that the launcher itself has
 * @param before what has to be in place before it starts
 * @param probe tells whether it is ready
 */
public record Part(
        String name,
        Role role,
        List<Port> ports,
        Program program,
        Jvm jvm,
        Map<String, String> environment,
        BeforeStart before,
        Probe probe) {

    private static final Pattern PROGRAM = Pattern.compile("^(?:.*/)?(.+?)(?:-service)?$");

    /** The port that others know it by. */
    public Port port() {
        return ports.getFirst();
    }

    /** What its program is called: brokers all run the same, and so do the two roles of likes. */
    public String programName() {
        return PROGRAM.matcher(program.module()).replaceFirst("$1");
    }

    /** Where its clients find it: people, or programs in the case of a broker and a registry. */
    public String address() {
        String hostAndPort = "127.0.0.1:" + port().number();
        return switch (role) {
            case BROKER -> hostAndPort;
            case REGISTRY -> "http://" + hostAndPort + SchemaRegistry.PATH;
            case DASHBOARD, PRODUCER, CONSUMER, LIKES, LIKES_CONSUMER -> "http://" + hostAndPort;
        };
    }

    /** What somebody who looks at it asks for. */
    public String page() {
        return address()
                + switch (role) {
                    case REGISTRY -> "/subjects";
                    case LIKES_CONSUMER -> "/api/consumer";
                    case BROKER, DASHBOARD, PRODUCER, CONSUMER, LIKES -> "/";
                };
    }
}
