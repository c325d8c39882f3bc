package io.streamplatform.dashboard.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads request parameters, and says what is wrong with those that cannot be read. */
public final class Parameters {

    private Parameters() {}

    /** A whole number within bounds. */
    public static int number(String field, String value, int min, int max) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(
                    field, value, "give a whole number from " + min + " to " + max + ".");
        }
        throw new BadParameter(
                field, value, "give a whole number from " + min + " to " + max + ".");
    }

    /** The number of a page, from 0. */
    public static int page(String page) {
        return number("page", page, 0, 1_000_000);
    }

    /** An enum constant, written in camel case in the address. */
    public static <E extends Enum<E>> E oneOf(String field, String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(value)) {
                return constant;
            }
        }
        String names =
                Arrays.stream(type.getEnumConstants())
                        .map(Parameters::name)
                        .collect(Collectors.joining(", "));
        throw new BadParameter(field, value, "give one of " + names + ".");
    }

    /** An offset. */
    public static long offset(String field, String value) {
        try {
            long offset = Long.parseLong(value.strip());
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(field, value, "give a whole number from 0.");
        }
        throw new BadParameter(field, value, "give a whole number from 0.");
    }

    /** A text of bounded length. */
    public static String text(String field, String value, int longest) {
        if (value.length() > longest) {
            throw new BadParameter(
                    field,
                    value,
                    "give at most " + longest + " characters; it has " + value.length() + ".");
        }
        return value;
    }

    /** True or false. */
    public static boolean bool(String field, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(field, value, "give true or false.");
        };
    }

    /** Whether an order is descending. */
    public static boolean descending(String order) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new BadParameter("order", order, "give asc or desc.");
        };
    }

    private static String name(Enum<?> constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
