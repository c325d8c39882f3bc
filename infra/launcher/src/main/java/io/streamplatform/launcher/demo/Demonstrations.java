package io.streamplatform.launcher.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All demonstrations, in the order in which they make sense. */
public final class Demonstrations {

    private static final List<Demo> ALL =
            List.of(
                    new HelloDemo(),
                    new EventsDemo(),
                    new LogsDemo(),
                    new MetricsDemo(),
                    new ConsumerGroupsDemo(),
                    new SchemasDemo(),
                    new BrokerFailoverDemo());

    private Demonstrations() {}

    static List<Demo> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(Demo::name).toList();
    }

    /** A line for each: its name and what it shows. */
    public static List<String> list() {
        return ALL.stream()
                .map(demo -> "%-17s%s".formatted(demo.name(), demo.description()))
                .toList();
    }

    static Optional<Demo> named(String name) {
        return ALL.stream().filter(demo -> demo.name().equals(name)).findFirst();
    }

    /** The name that somebody may have meant. */
    public static Optional<String> closest(String name, List<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(each -> each.startsWith(wanted) || distance(wanted, each) <= 2)
                .min((a, b) -> Integer.compare(distance(wanted, a), distance(wanted, b)));
    }

    /** Letters to insert, delete or replace to make one word of the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
