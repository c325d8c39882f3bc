package io.streamplatform.launcher.parts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The consumers of likes, which alone of all parts can be more or fewer while the platform runs:
 * they are there to see what a consumer group makes of that.
 */
public final class LikesConsumers {

    /** What all of them together are called. */
    public static final String ALL = "likes-consumers";

    /** How many run unless something else is said: one for each partition of the topic. */
    public static final int STANDARD = 3;

    /** The most that there can be. */
    public static final int MOST = 12;

    private static final String ONE = "likes-consumer";
    private static final Pattern NAME = Pattern.compile(ONE + "-(\\d+)");
    private static final int FIRST_PORT = 5002;

    private LikesConsumers() {}

    /**
     * The names of the first so many.
     *
     * @throws InvalidSettingException if there cannot be so many
     */
    public static List<String> names(int count) {
        requirePossible(count);
        return IntStream.rangeClosed(1, count).mapToObj(number -> ONE + "-" + number).toList();
    }

    /**
     * Requires that there can be so many.
     *
     * @throws InvalidSettingException if not
     */
    public static void requirePossible(int count) {
        if (count < 0 || count > MOST) {
            throw new InvalidSettingException(
                    "%d %s cannot be had; say a number from 0 to %d.".formatted(count, ALL, MOST));
        }
    }

    /** Which of them has that name, from 1; 0 if it is another part's. */
    public static int numberOf(String part) {
        Matcher name = NAME.matcher(part);
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** The ports that they listen on. */
    static List<Port> standardPorts() {
        return names(MOST).stream()
                .map(name ->
                        new Port(
                                name,
                                "LIKES_CONSUMER_%d_PORT".formatted(numberOf(name)),
                                FIRST_PORT + numberOf(name) - 1))
                .toList();
    }
}
