package io.streamplatform.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The pages of the repository and the commands in them. */
public final class Documentation {
    static final Path ROOT =
            Path.of(System.getProperty("platform.root", "..")).toAbsolutePath().normalize();

    private static final String COMMANDS = "sh";

    /** Languages of what nobody would type into a shell. */
    private static final Set<String> NO_COMMANDS =
            Set.of("java", "json", "mermaid", "properties", "sql", "text", "xml", "yaml");

    private Documentation() {}

    /** README and everything in docs. */
    static List<Path> pages() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the pages", e);
        }
    }

    /** All commands, page by page and in the order of the page. */
    static List<DocumentedCommand> commands() {
        return pages().stream().flatMap(page -> commands(CodeBlock.of(page))).toList();
    }

    /**
     * The commands in those blocks.
     *
     * @throws AssertionError naming a block that may hold commands and is not marked as such
     */
    static Stream<DocumentedCommand> commands(List<CodeBlock> blocks) {
        return blocks.stream()
                .filter(block -> !NO_COMMANDS.contains(block.language()))
                .map(block -> {
                    if (!block.language().equals(COMMANDS)) {
                        throw new AssertionError(
                                "%s: a block of '%s'; commands are %s, and anything else is one of %s"
                                        .formatted(
                                                block.place(),
                                                block.language(),
                                                COMMANDS,
                                                NO_COMMANDS));
                    }
                    return DocumentedCommand.of(block);
                });
    }

    /** A test for each command that is to be run in that world, in their order. */
    public static Stream<DynamicTest> testsIn(World world, Shell shell) {
        return commands().stream()
                .filter(command -> command.isRunIn(world))
                .map(command ->
                        DynamicTest.dynamicTest(command.name(), () -> shell.runsAsSaid(command)));
    }
}
