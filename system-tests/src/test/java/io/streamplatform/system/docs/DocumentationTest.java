package io.streamplatform.system.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** That no command of the documentation goes unrun, and no link leads nowhere. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

    @Test
    void everyBlockOfCommandsSaysWhereItIsRun() {
        List<DocumentedCommand> commands = Documentation.commands();

        for (World world : World.values()) {
            assertThat(commands).as(world.name()).anyMatch(command -> command.isRunIn(world));
        }
    }

    /** The report shows each as skipped, with its reason. */
    @TestFactory
    Stream<DynamicTest> commandsThatAreNotRun() {
        return Documentation.commands().stream()
                .filter(command -> command.marks().skipped() != null)
                .map(command ->
                        dynamicTest(
                                command.name(),
                                () -> {
                                    throw new TestAbortedException(
                                            command.name() + ": " + command.marks().skipped());
                                }));
    }

    @Test
    void theFormForContainersIsTheSameCommand() {
        Iterator<DocumentedCommand> commands =
                Documentation.commands().stream()
                        .filter(command -> command.page().equals("QUICK-REFERENCE.md"))
                        .iterator();
        while (commands.hasNext()) {
            DocumentedCommand local = commands.next();
            if (local.isRunIn(World.LOCAL) && local.isLocalTool()) {
                assertThat(commands.hasNext()).as(local.name()).isTrue();
                DocumentedCommand docker = commands.next();
                assertThat(docker.marks().worlds())
                        .as("%s has its form for containers behind it", local.name())
                        .containsExactly(World.DOCKER);
                if (!local.marks().differs()) {
                    assertThat(docker.inLocalForm()).isEqualTo(local.inLocalForm());
                    assertThat(docker.marks()).isEqualTo(sameIn(World.DOCKER, local.marks()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh",
                "bash local",
                "console",
                "",
                "sh lokal",
                "sh local skip=\"why\"",
                "sh expect=\"text\"",
                "sh local expect=text",
                "sh local expect=\"text\" - -"
            })
    void aBlockThatIsNotMarkedIsRefused(String info) {
        List<CodeBlock> page = CodeBlock.of("PAGE.md", List.of("# A", "```" + info, "ls", "```"));

        assertThatThrownBy(() -> Documentation.commands(page).toList())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("PAGE.md:2: ");
    }

    @Test
    void aMarkedBlockIsUnderstood() {
        List<String> page =
                """
                # Page
                ```json
                {"no": "command"}
                ```
                ## Topics
                ```sh both expect="a b" expect='"c"' exit="1" eventually
                # comment
                ls \\
                    -l
                ```
                """
                        .lines()
                        .toList();

        assertThat(Documentation.commands(CodeBlock.of("PAGE.md", page)))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.name()).isEqualTo("PAGE.md:6 Topics: ls -l");
                    assertThat(command.marks())
                            .isEqualTo(
                                    new Marks(
                                            Set.of(World.values()),
                                            null,
                                            List.of("a b", "\"c\""),
                                            1,
                                            true,
                                            false));
                    assertThat(command.script()).isEqualTo("# comment\nls \\\n    -l");
                });
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() {
        return Documentation.pages().stream()
                .map(page ->
                        dynamicTest(
                                page.getFileName().toString(),
                                () -> assertThat(deadLinksOf(page)).isEmpty()));
    }

    private static List<String> deadLinksOf(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .filter(link -> !leadsSomewhere(page, link))
                .map(MatchResult::group)
                .toList();
    }

    private static boolean leadsSomewhere(Path page, MatchResult link) {
        Path target =
                link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        return Files.exists(target)
                && (link.group(2) == null || anchorsOf(target).contains(link.group(2)));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchorsOf(Path page) {
        try {
            return HEADING.matcher(Files.readString(page))
                    .results()
                    .map(heading ->
                            heading.group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                    .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError("cannot read " + page, e);
        }
    }

    private static Marks sameIn(World world, Marks marks) {
        return new Marks(
                Set.of(world),
                marks.skipped(),
                marks.expected(),
                marks.exitCode(),
                marks.eventually(),
                marks.differs());
    }
}
