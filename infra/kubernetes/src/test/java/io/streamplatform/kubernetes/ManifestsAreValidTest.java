package io.streamplatform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be applied is what the published models know, to the last field. */
class ManifestsAreValidTest {

    /**
     * A variant that can be applied.
     *
     * @param folder its kustomization
     * @param component what is put on top, or an empty text
     */
    record Variant(String folder, String component) {
        List<ObjectNode> build() {
            return component.isEmpty()
                    ? Kustomization.build(folder)
                    : Kustomization.build(folder, component);
        }
    }

    static Stream<Variant> variants() throws IOException {
        Stream<Variant> whole =
                Stream.concat(Stream.of("base"), below("overlays"))
                        .map(folder -> new Variant(folder, ""));
        return Stream.concat(whole, below("components").map(part -> new Variant("base", part)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyResourceIsAsItsModelWantsIt(Variant variant) {
        List<ObjectNode> resources = variant.build();

        assertThat(resources).hasSizeGreaterThan(30);
        assertThat(
                        resources.stream()
                                .flatMap(resource ->
                                        Models.faults(resource).stream()
                                                .map(fault -> title(resource) + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyResourceIsThereOnce_inTheNamespace(Variant variant) {
        List<ObjectNode> resources = variant.build();

        assertThat(resources).extracting(ManifestsAreValidTest::title).doesNotHaveDuplicates();
        assertThat(resources)
                .filteredOn(resource -> !Kustomization.kind(resource).equals("Namespace"))
                .filteredOn(
                        resource -> variant.component().isEmpty() || !isAddedByAComponent(resource))
                .allSatisfy(resource ->
                        assertThat(resource.path("metadata").path("namespace").asText())
                                .isEqualTo("streamplatform"));
    }

    @Test
    void everyFileIsNamedByAKustomization() throws IOException {
        Set<Path> named = new TreeSet<>();
        Set<Path> there;
        try (Stream<Path> files = Files.walk(Kustomization.ROOT)) {
            there =
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .filter(file -> !file.startsWith(Kustomization.ROOT.resolve("target")))
                            .collect(Collectors.toCollection(TreeSet::new));
        }
        there.stream()
                .filter(file -> file.endsWith(Kustomization.FILE))
                .forEach(file -> named.addAll(Kustomization.filesOf(file.getParent())));

        assertThat(there).hasSizeGreaterThan(20).isEqualTo(named);
    }

    @Test
    void anUnknownFieldIsFound() {
        ObjectNode topic =
                Kustomization.build("base").stream()
                        .filter(resource -> Kustomization.kind(resource).equals("KafkaTopic"))
                        .findFirst()
                        .orElseThrow();
        topic.withObjectProperty("spec").put("partition", 3);

        assertThat(Models.faults(topic)).contains("/spec/partition is unknown");
    }

    @Test
    void aFieldOfAnOlderVersionAndAValueOfNoEnumerationAreFound() {
        List<ObjectNode> base = Kustomization.build("base");
        ObjectNode kafka = named(base, "Kafka", "platform");
        kafka.withObjectProperty("spec").withObjectProperty("kafka").put("replicas", 3);
        ObjectNode pool = named(base, "KafkaNodePool", "dual");
        pool.withObjectProperty("spec").withArrayProperty("roles").add("brokers");

        assertThat(Models.faults(kafka))
                .anyMatch(fault -> fault.contains("replicas is of v1beta2"));
        assertThat(Models.faults(pool)).anyMatch(fault -> fault.contains("brokers"));
    }

    private static ObjectNode named(List<ObjectNode> resources, String kind, String name) {
        return resources.stream()
                .filter(resource -> Kustomization.kind(resource).equals(kind))
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Put onto the base by itself, a component's resources have no kustomization that names the
     * namespace.
     */
    private static boolean isAddedByAComponent(ObjectNode resource) {
        return Kustomization.build("base").stream()
                .noneMatch(old ->
                        Kustomization.kind(old).equals(Kustomization.kind(resource))
                                && name(old).equals(name(resource)));
    }

    private static String title(ObjectNode resource) {
        return Kustomization.kind(resource) + " " + name(resource) + " ";
    }

    private static String name(ObjectNode resource) {
        return Kustomization.name(resource);
    }

    private static Stream<String> below(String folder) throws IOException {
        try (Stream<Path> folders = Files.list(Kustomization.ROOT.resolve(folder))) {
            return folders
                    .map(path -> folder + "/" + path.getFileName())
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
