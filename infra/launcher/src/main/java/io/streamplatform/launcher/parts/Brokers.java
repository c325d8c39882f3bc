package io.streamplatform.launcher.parts;

import java.util.List;
import java.util.stream.IntStream;

/** How many brokers the platform's own Kafka has, and what they are called. */
public enum Brokers {
    /** The least that works: nothing is replicated, so nothing can be written while it is away. */
    ONE(1),

    /** The least that does without any one of them. */
    THREE(3);

    /** The name of the one broker, and of all three together. */
    public static final String ALL = "kafka";

    private final int count;

    Brokers(int count) {
        this.count = count;
    }

    /**
     * So many brokers.
     *
     * @throws InvalidSettingException when that number makes no cluster of ours
     */
    public static Brokers of(int count) {
        return switch (count) {
            case 1 -> ONE;
            case 3 -> THREE;
            default ->
                    throw new InvalidSettingException(
                            "--brokers is %d; set 1, or 3 for a cluster that outlives any one of them."
                                    .formatted(count));
        };
    }

    public int count() {
        return count;
    }

    /** The names of their parts, in the order of their node ids. */
    public List<String> names() {
        return switch (this) {
            case ONE -> List.of(ALL);
            case THREE -> ids().mapToObj(id -> ALL + "-" + id).toList();
        };
    }

    /** Their node ids. */
    IntStream ids() {
        return IntStream.rangeClosed(1, count);
    }

    /** The ports that they listen on: of each broker its clients' and its controller's. */
    List<Port> standardPorts() {
        return ids().boxed().flatMap(id -> standardPorts(id).stream()).toList();
    }

    private List<Port> standardPorts(int id) {
        String name = names().get(id - 1);
        String variable = id == 1 ? "KAFKA" : "KAFKA_" + id;
        int number = 9092 + 2 * (id - 1);
        return List.of(
                new Port(name, variable + "_PORT", number),
                new Port(controllerOf(name), variable + "_CONTROLLER_PORT", number + 1));
    }

    /** What the port of a broker's controller is called. */
    static String controllerOf(String broker) {
        return broker + "-controller";
    }
}
