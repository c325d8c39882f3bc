package io.streamplatform.launcher.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsTest {

    private static final Path LIBRARIES = Path.of("../kafka/target/lib");

    @Test
    void eachIsAmongTheBrokersLibraries() throws IOException {
        Set<String> classes = new HashSet<>();
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            for (Path jar : jars.filter(file -> file.toString().contains("kafka")).toList()) {
                try (var open = new JarFile(jar.toFile());
                        var entries = open.stream()) {
                    entries.forEach(entry -> classes.add(entry.getName()));
                }
            }
        }

        assertThat(Tools.all())
                .allSatisfy(tool ->
                        assertThat(classes)
                                .as(tool.name())
                                .contains(tool.mainClass().replace('.', '/') + ".class"));
    }

    @ParameterizedTest
    @CsvSource({
        "topics, topics",
        "kafka-topics, topics",
        "kafka-topics.sh, topics",
        "kafka-console-consumer.bat, console-consumer"
    })
    void areFoundByTheNameOfTheirScript(String typed, String name) {
        assertThat(Tools.named(typed)).map(Tool::name).hasValue(name);
    }

    @Test
    void nothingElseIsATool() {
        assertThat(Tools.named("server-start")).isEmpty();
        assertThat(Tools.named("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "topics, --list, true",
        "topics, --help, false",
        "topics, --bootstrap-server, false",
        "topics, --bootstrap-server=elsewhere:9092, false",
        "metadata-quorum, --bootstrap-controller, false",
        "log-dirs, --broker-list, true",
        "replica-verification, --broker-list, false",
        "replica-verification, --time, true",
        "dump-log, --files, false"
    })
    void aClusterIsFilledInWhereOneIsNeededAndNoneIsNamed(
            String name, String argument, boolean lacks) {
        Tool tool = Tools.named(name).orElseThrow();

        assertThat(tool.lacksCluster(List.of(argument, "x"))).isEqualTo(lacks);
    }

    @Test
    void theClusterIsNamedWhereTheToolLooksForIt() {
        assertThat(with("metadata-quorum", "describe", "--status"))
                .containsExactly("--bootstrap-server", "a:1,b:2", "describe", "--status");
        assertThat(with("cluster", "cluster-id"))
                .containsExactly("cluster-id", "--bootstrap-server", "a:1,b:2");
        assertThat(with("replica-verification", "--time", "-1"))
                .containsExactly("--broker-list", "a:1,b:2", "--time", "-1");
    }

    @Test
    void aToolThatMeasuresIsGivenTheOptimizingCompiler() {
        var process = new ToolProcess(Path.of("root"));

        assertThat(process.command(tool("topics"), List.of("--list")))
                .contains("-XX:TieredStopAtLevel=1")
                .endsWith("org.apache.kafka.tools.TopicCommand", "--list");
        assertThat(process.command(tool("producer-perf-test"), List.of()))
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    private static List<String> with(String tool, String... arguments) {
        return tool(tool).withCluster(List.of(arguments), "a:1,b:2");
    }

    private static Tool tool(String name) {
        return Tools.named(name).orElseThrow();
    }
}
