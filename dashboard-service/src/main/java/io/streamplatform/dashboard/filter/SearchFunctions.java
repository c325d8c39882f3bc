package io.streamplatform.dashboard.filter;

import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions of the expression language whose time grows with the product of what they are
 * given, with a bound on it. Otherwise they do what those of the language do.
 */
final class SearchFunctions {

    private static final int LONGEST_PATTERN = Filters.LONGEST;
    private static final int LARGEST_PROGRAM = 1_000;
    private static final int MOST_KEPT = 100;

    /** Steps that reading a pattern costs for each of its characters. */
    private static final int STEPS_TO_READ = 1_000;

    private static final Map<String, Pattern> KEPT =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private SearchFunctions() {}

    static ImmutableSet<CelFunctionBinding> bindings() {
        return ImmutableSet.<CelFunctionBinding>builder()
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "matches",
                                CelFunctionBinding.from(
                                        "matches",
                                        String.class,
                                        String.class,
                                        SearchFunctions::matches),
                                CelFunctionBinding.from(
                                        "matches_string",
                                        String.class,
                                        String.class,
                                        SearchFunctions::matches)))
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "contains",
                                CelFunctionBinding.from(
                                        "contains_string",
                                        String.class,
                                        String.class,
                                        SearchFunctions::contains)))
                .build();
    }

    /** Steps that looking for a part in a text takes, if it nearly is everywhere. */
    static long stepsToFind(String part, String text) {
        // Most parts are found to be elsewhere at their first character.
        return text.length() * (1 + part.length() / 16L);
    }

    private static boolean contains(String text, String part) {
        Cost.OF_THIS_RECORD.get().spend(stepsToFind(part, text));
        return text.contains(part);
    }

    private static boolean matches(String text, String expression) {
        Cost cost = Cost.OF_THIS_RECORD.get();
        Pattern pattern = pattern(expression, cost);
        cost.spend((long) text.length() * pattern.programSize());
        return pattern.matcher(text).find();
    }

    private static Pattern pattern(String expression, Cost cost) {
        synchronized (KEPT) {
            Pattern known = KEPT.get(expression);
            if (known != null) {
                return known;
            }
        }
        if (expression.length() > LONGEST_PATTERN) {
            throw new CelInvalidArgumentException(
                    "the regular expression is longer than %,d characters"
                            .formatted(LONGEST_PATTERN));
        }
        cost.spend((long) expression.length() * STEPS_TO_READ);
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new CelInvalidArgumentException(e);
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new CelInvalidArgumentException(
                    "the regular expression has more than %,d steps".formatted(LARGEST_PROGRAM));
        }
        synchronized (KEPT) {
            KEPT.put(expression, pattern);
        }
        return pattern;
    }
}
