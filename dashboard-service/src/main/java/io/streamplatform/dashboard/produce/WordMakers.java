package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordWords.Source;
import java.util.List;
import java.util.Locale;

/** Reads the arguments of the words that take any, and makes what gives such a word. */
final class WordMakers {

    static final String HEXADECIMAL = "0123456789abcdef";
    static final String ALPHANUMERIC =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONGEST = 100_000;

    private WordMakers() {}

    /** Counts from a number, from 1 when none is given. */
    static Source count(String arguments) {
        long first = arguments.isBlank() ? 1 : integer(arguments);
        return in -> Long.toString(first + in.index());
    }

    static void requireNone(String arguments) {
        if (!arguments.isBlank()) {
            throw new IllegalArgumentException("nothing goes between the parentheses");
        }
    }

    static Source wholeNumber(String arguments) {
        String[] ends = two(arguments);
        long least = integer(ends[0]);
        long most = integer(ends[1]);
        requireOrder(least <= most);
        return most == Long.MAX_VALUE
                ? in ->
                        Long.toString(
                                least == Long.MIN_VALUE
                                        ? in.random().nextLong()
                                        : in.random().nextLong(least - 1, most) + 1)
                : in -> Long.toString(in.random().nextLong(least, most + 1));
    }

    static Source number(String arguments) {
        String[] ends = two(arguments);
        double least = Double.parseDouble(ends[0]);
        double most = Double.parseDouble(ends[1]);
        requireOrder(least < most && Double.isFinite(most - least));
        return in -> String.format(Locale.ROOT, "%.4f", in.random().nextDouble(least, most));
    }

    static Source choice(String arguments) {
        if (arguments.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException(
                    "a choice holds no quotation marks, backslashes and line breaks");
        }
        List<String> choices =
                List.of(arguments.split(",", -1)).stream().map(String::strip).toList();
        return in -> SampleWords.any(choices, in);
    }

    static Source characters(String arguments, String alphabet) {
        long length = integer(arguments);
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("give a length from 1 to %,d".formatted(LONGEST));
        }
        return in -> {
            StringBuilder text = new StringBuilder((int) length);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(in.random().nextInt(alphabet.length())));
            }
            return text.toString();
        };
    }

    private static String[] two(String arguments) {
        String[] ends = arguments.split(",", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("two numbers are wanted");
        }
        return new String[] {ends[0].strip(), ends[1].strip()};
    }

    private static void requireOrder(boolean ordered) {
        if (!ordered) {
            throw new IllegalArgumentException("the smaller number comes first");
        }
    }

    private static long integer(String text) {
        return Long.parseLong(text.strip());
    }
}
