package io.streamplatform.system.docs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the test has to do with a block of commands: the words behind {@code sh} at its fence.
 *
 * <pre>
 * local                   run against the platform of ./platform
 * docker                  run against the platform of docker compose
 * both                    run against each of them
 * skip="reason"           not run, and why
 * expect="text"           what its output has to contain; may be given more than once
 * exit="1"                the exit code that it has to end with instead of 0
 * eventually              repeated until it answers as expected
 * differs                 the two forms of the command are not the same but for how they are called
 * </pre>
 *
 * @param worlds where it is run; empty when it is not
 * @param skipped why it is not run
 * @param expected texts that its output has to contain
 * @param exitCode how it has to end
 * @param eventually whether it is repeated until it answers as expected
 * @param differs whether its two forms may differ
 */
public record Marks(
        Set<World> worlds,
        @Nullable String skipped,
        List<String> expected,
        int exitCode,
        boolean eventually,
        boolean differs) {
    private static final Pattern MARK =
            Pattern.compile("\\G\\s*(\\w+)(?:=(?:\"([^\"]+)\"|'([^']+)'))?(?=\\s|$)");

    /**
     * Reads them.
     *
     * @throws AssertionError naming what cannot be understood, or that there are none
     */
    static Marks of(CodeBlock block) {
        Set<World> worlds = EnumSet.noneOf(World.class);
        List<String> expected = new ArrayList<>();
        String skipped = null;
        int exitCode = 0;
        boolean eventually = false;
        boolean differs = false;
        String text = block.marks();
        Matcher mark = MARK.matcher(text);
        int end = 0;
        while (end < text.length() && mark.find()) {
            String value = mark.group(2) == null ? mark.group(3) : mark.group(2);
            switch (mark.group(1) + (value == null ? "" : "=")) {
                case "local" -> worlds.add(World.LOCAL);
                case "docker" -> worlds.add(World.DOCKER);
                case "both" -> worlds.addAll(EnumSet.allOf(World.class));
                case "skip=" -> skipped = value;
                case "expect=" -> expected.add(value);
                case "exit=" -> exitCode = Integer.parseInt(value);
                case "eventually" -> eventually = true;
                case "differs" -> differs = true;
                default -> throw fault(block, "no mark is called '%s'".formatted(mark.group(1)));
            }
            end = mark.end();
        }
        if (end < text.length()) {
            throw fault(block, "cannot read the marks from '%s'".formatted(text.substring(end)));
        }
        if (worlds.isEmpty() == (skipped == null)) {
            throw fault(
                    block,
                    "say where it is run (local, docker, both) or why not (skip=\"reason\")");
        }
        return new Marks(
                Set.copyOf(worlds), skipped, List.copyOf(expected), exitCode, eventually, differs);
    }

    private static AssertionError fault(CodeBlock block, String what) {
        return new AssertionError("%s: %s".formatted(block.place(), what));
    }
}
