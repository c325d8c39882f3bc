package io.streamplatform.system.compose;

import static io.streamplatform.system.compose.ComposeFile.list;
import static io.streamplatform.system.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.system.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.yaml.snakeyaml.Yaml;

/** What every container is promised to have, read from the files: no engine is needed for that. */
class ComposeFilesTest {
    private static final Path KAFKA = CommandLine.ROOT.resolve("infra/kafka");
    private static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");
    private static final List<String> CONSUMERS = List.of("analytics", "alert", "metrics-logger");

    /** Consumers that anybody may ask, each by a port of a range. */
    private static final String LIKES_CONSUMERS = "likes-consumers";

    private static final List<ComposeFile> FILES = ComposeFile.all();

    @Test
    void versionsAreThoseOfTheBuild() throws Exception {
        Properties settings = ComposeFile.settings();

        assertThat(settings.getProperty("KAFKA_VERSION")).isEqualTo(AppInfoParser.getVersion());
        assertThat(settings.getProperty("PLATFORM_VERSION")).isEqualTo(projectVersion());
        assertThat(settings.getProperty("REGISTRY_VERSION"))
                .isEqualTo(inPom("<apicurio.version>(.+?)</apicurio.version>"));
        for (ComposeFile file : FILES) {
            String text = Files.readString(CommandLine.ROOT.resolve(file.name()));
            assertThat(text.lines().filter(line -> line.matches(".*image: .*:[^$\\s]+$")))
                    .as("images of %s with a version of their own", file.name())
                    .isEmpty();
        }
    }

    @Test
    void nothingIsPublishedOnAnythingButLoopback() {
        each((service, section) ->
                assertThat(list(section.get("ports")))
                        .as(service)
                        .allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void consumersPublishNothing_soThatThereCanBeSeveral() {
        ComposeFile platform = ComposeFile.of("docker-compose.yml");
        assertThat(CONSUMERS)
                .allSatisfy(consumer ->
                        assertThat(platform.services().get(consumer))
                                .doesNotContainKeys("ports", "container_name", "hostname"));
    }

    @Test
    void likesConsumersPublishARangeOfPorts_asManyAsTheLauncherHas() {
        Map<String, Object> consumers =
                ComposeFile.of("docker-compose.yml").services().get(LIKES_CONSUMERS);

        assertThat(consumers)
                .containsEntry("scale", 3)
                .doesNotContainKeys("container_name", "hostname");
        assertThat(list(consumers.get("ports"))).containsExactly("127.0.0.1:5002-5013:5002");
    }

    @Test
    void everyContainerIsConfined() {
        each((service, section) -> {
            assertThat(section).as(service).containsEntry("read_only", true);
            assertThat(list(section.get("cap_drop"))).as(service).containsExactly("ALL");
            assertThat(section).as(service).doesNotContainKeys("cap_add", "privileged");
            assertThat(list(section.get("security_opt")))
                    .as(service)
                    .contains("no-new-privileges:true");
        });
    }

    @Test
    void everyContainerIsLimited_inMemoryProcessesAndLog() {
        each((service, section) -> {
            assertThat(section).as(service).containsKeys("mem_limit", "pids_limit");
            Map<String, Object> logging = map(section.get("logging"));
            assertThat(logging).as(service).containsEntry("driver", "json-file");
            assertThat(map(logging.get("options")))
                    .as(service)
                    .containsKeys("max-size", "max-file");
        });
    }

    @Test
    void whatIsToStayIsRestartedAndHealthChecked() throws Exception {
        String dockerfile = Files.readString(CommandLine.ROOT.resolve("infra/docker/Dockerfile"));
        String serviceStage = dockerfile.substring(dockerfile.indexOf(" AS service\n"));
        assertThat(serviceStage).contains("HEALTHCHECK ");

        each((service, section) -> {
            assertThat(section).as(service).containsKey("restart");
            if (!section.get("restart").equals("no")) {
                assertThat(section).as(service).containsEntry("restart", "unless-stopped");
                boolean byItsImage =
                        section.containsKey("build")
                                && !map(section.get("build")).containsKey("target");
                assertThat(byItsImage || section.containsKey("healthcheck"))
                        .as(service + " is health-checked")
                        .isTrue();
            }
        });
    }

    @Test
    void noPasswordIsWrittenDown() {
        for (ComposeFile file : FILES) {
            for (String service : file.services().keySet()) {
                assertThat(file.environment(service).keySet())
                        .as("%s in %s", service, file.name())
                        .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|TOKEN)"));
            }
        }
    }

    @Test
    void threeBrokersAreToldTheSameAsByTheLauncher() {
        Properties told = ComposeFile.properties(KAFKA.resolve("three-brokers.properties"));
        assertThat(told).isNotEmpty();
        ComposeFile three = ComposeFile.of("compose.three-brokers.yml");

        assertThat(BROKERS)
                .allSatisfy(broker ->
                        assertThat(asProperties(three.environment(broker)))
                                .as(broker)
                                .containsAllEntriesOf(asMap(told)));
    }

    @Test
    void everyServiceIsToldOfTheRegistry_andNoneWaitsForIt() {
        ComposeFile platform = ComposeFile.of("docker-compose.yml");
        ComposeFile registered = ComposeFile.of("compose.production-schemas.yml");

        platform.services()
                .forEach((service, section) -> {
                    Map<String, Object> told = platform.environment(service);
                    if (told.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
                        assertThat(told)
                                .as(service)
                                .containsEntry(
                                        "SCHEMA_REGISTRY_URL",
                                        "http://registry:8080/apis/ccompat/v7")
                                .containsKey("PLATFORM_FORMAT");
                    }
                    assertThat(map(section.get("depends_on")))
                            .as(service)
                            .doesNotContainKey("registry");
                });
        assertThat(registered.services().keySet())
                .containsExactlyInAnyOrder(
                        "event-producer",
                        "log-producer",
                        "metrics-producer",
                        "analytics",
                        "alert",
                        "metrics-logger")
                .allSatisfy(service ->
                        assertThat(registered.environment(service))
                                .containsExactly(
                                        Map.entry("PLATFORM_SCHEMAS_AUTOREGISTER", "false")));
    }

    @Test
    void threeBrokersAreOneCluster() {
        ComposeFile three = ComposeFile.of("compose.three-brokers.yml");
        ComposeFile platform = ComposeFile.of("docker-compose.yml");
        String voters = "1@kafka:9093,2@kafka-2:9093,3@kafka-3:9093";

        for (int i = 0; i < BROKERS.size(); i++) {
            String broker = BROKERS.get(i);
            Map<String, Object> environment = new HashMap<>();
            if (platform.services().containsKey(broker)) {
                environment.putAll(platform.environment(broker));
            }
            environment.putAll(three.environment(broker));
            assertThat(environment)
                    .as(broker)
                    .containsEntry("KAFKA_NODE_ID", i + 1)
                    .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS", voters);
            assertThat(String.valueOf(environment.get("KAFKA_ADVERTISED_LISTENERS")))
                    .startsWith("INSIDE://" + broker + ":9092,HOST://127.0.0.1:");
        }
        for (String service : platform.services().keySet()) {
            if (platform.environment(service).containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
                assertThat(three.environment(service))
                        .as(service)
                        .containsEntry(
                                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092,kafka-2:9092,kafka-3:9092");
            }
        }
    }

    @Test
    void brokersInContainersLogTheSameAsTheLaunchers() throws Exception {
        Map<String, Object> yaml = new Yaml().load(Files.readString(KAFKA.resolve("log4j2.yaml")));
        Map<String, Object> loggers = map(map(yaml.get("Configuration")).get("Loggers"));
        Map<String, String> inContainers =
                ((List<?>) loggers.get("Logger"))
                        .stream()
                                .map(ComposeFile::map)
                                .collect(
                                        Collectors.toMap(
                                                logger -> String.valueOf(logger.get("name")),
                                                logger -> String.valueOf(logger.get("level"))));

        assertThat(inContainers).isEqualTo(loggersOf(KAFKA.resolve("log4j2.xml")));
        assertThat(map(loggers.get("Root"))).containsEntry("level", "warn");
    }

    private static void each(BiConsumer<String, Map<String, Object>> check) {
        assertThat(FILES).hasSizeGreaterThan(2);
        for (ComposeFile file : FILES) {
            file.introduced()
                    .forEach((service, section) ->
                            check.accept(service + " in " + file.name(), section));
        }
    }

    private static Map<String, String> asProperties(Map<String, Object> environment) {
        Map<String, String> properties = new HashMap<>();
        environment.forEach((name, value) ->
                properties.put(
                        name.replaceFirst("^KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.'),
                        String.valueOf(value)));
        return properties;
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static Map<String, String> loggersOf(Path file) throws Exception {
        var loggers =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("Logger");
        return IntStream.range(0, loggers.getLength())
                .mapToObj(i -> (Element) loggers.item(i))
                .collect(
                        Collectors.toMap(
                                logger -> logger.getAttribute("name"),
                                logger -> logger.getAttribute("level")));
    }

    private static String projectVersion() throws Exception {
        return inPom(
                "<artifactId>kafka-streaming-platform</artifactId>\\s*<version>(.+?)</version>");
    }

    private static String inPom(String pattern) throws Exception {
        var found =
                Pattern.compile(pattern)
                        .matcher(Files.readString(CommandLine.ROOT.resolve("pom.xml")));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
