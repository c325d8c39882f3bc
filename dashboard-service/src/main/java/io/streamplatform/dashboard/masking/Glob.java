package io.streamplatform.dashboard.masking;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in which {@code *} stands for any characters. */
final class Glob {

    private final List<Pattern> patterns;

    private Glob(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Glob of(List<String> names) {
        return of(names, 0);
    }

    static Glob ignoringCase(List<String> names) {
        return of(names, Pattern.CASE_INSENSITIVE);
    }

    private static Glob of(List<String> names, int flags) {
        return new Glob(
                names.stream()
                        .map(name ->
                                Pattern.compile(
                                        Arrays.stream(name.strip().split("\\*", -1))
                                                .map(Pattern::quote)
                                                .collect(Collectors.joining(".*")),
                                        flags | Pattern.DOTALL))
                        .toList());
    }

    boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
