package io.streamplatform.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    private static final int SOURCES = 1_000;
    private static final int BUILT = 2_000;
    private static final int LATER = 3_000;

    @TempDir private Path root;

    @BeforeEach
    void aBuiltServiceUponALibrary() throws IOException {
        pom("", "<modules><module>library</module><module>service</module></modules>");
        pom("library", "<artifactId>the-library</artifactId>");
        pom("service", "<artifactId>the-service</artifactId>" + dependency("the-library", ""));
        for (String module : Set.of("library", "service")) {
            file(module + "/src/main/java/A.java", SOURCES);
            file(module + "/target/" + module + ".jar", BUILT);
        }
        settle();
    }

    @Test
    void nothingIsOutOfDateAfterABuild() {
        assertThat(outOfDate("library", "service")).isEmpty();
    }

    @Test
    void aModuleThatWasNeverBuiltIsOutOfDate() throws IOException {
        Files.delete(root.resolve("service/target/service.jar"));

        assertThat(outOfDate("library", "service")).containsExactly("service");
    }

    @Test
    void aChangedSourceMakesItsModuleOutOfDate() throws IOException {
        file("service/src/main/java/A.java", LATER);

        assertThat(outOfDate("library", "service")).containsExactly("service");
    }

    @Test
    void aChangedLibraryMakesWhoeverUsesItOutOfDate() throws IOException {
        file("library/src/main/java/A.java", LATER);

        assertThat(outOfDate("service")).containsExactly("service");
    }

    @Test
    void aLibraryOfTheTestsAloneDoesNot() throws IOException {
        pom(
                "service",
                "<artifactId>the-service</artifactId>"
                        + dependency("the-library", "<scope>test</scope>"));
        settle();
        file("library/src/main/java/A.java", LATER);

        assertThat(outOfDate("service")).isEmpty();
    }

    @Test
    void aDeletedSourceMakesItsModuleOutOfDate() throws IOException {
        Files.delete(root.resolve("service/src/main/java/A.java"));
        Files.setLastModifiedTime(
                root.resolve("service/src/main/java"), FileTime.fromMillis(LATER));

        assertThat(outOfDate("service")).containsExactly("service");
    }

    @Test
    void aChangedPomMakesAllThatItConcernsOutOfDate() throws IOException {
        Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.fromMillis(LATER));

        assertThat(outOfDate("library", "service")).containsExactlyInAnyOrder("library", "service");
    }

    @Test
    void aChangedTestMakesNothingOutOfDate() throws IOException {
        file("service/src/test/java/ATest.java", LATER);

        assertThat(outOfDate("service")).isEmpty();
    }

    @Test
    void aBuildThatLeftTheJarAsItWasCountsAllTheSame() throws IOException {
        file("service/src/main/java/A.java", LATER);
        Modules.read(root).markBuilt(Set.of("service"));

        assertThat(outOfDate("service")).isEmpty();
    }

    @Test
    void theMarkOfABuildDoesNotStandForAJarThatIsGone() throws IOException {
        Modules.read(root).markBuilt(Set.of("service"));
        Files.delete(root.resolve("service/target/service.jar"));

        assertThat(outOfDate("service")).containsExactly("service");
    }

    @Test
    void aModuleThatOnlyUnpacksOthersJarsIsBuiltWhenTheyAreThere() throws IOException {
        Files.delete(root.resolve("service/target/service.jar"));
        file("service/target/registry/quarkus-run.jar", BUILT);
        Files.setLastModifiedTime(
                root.resolve("service/target/registry"), FileTime.fromMillis(BUILT));

        assertThat(outOfDate("service")).isEmpty();
    }

    private Set<String> outOfDate(String... modules) {
        return Modules.read(root).outOfDate(Set.of(modules));
    }

    private void pom(String folder, String content) throws IOException {
        Path pom = root.resolve(folder).resolve("pom.xml");
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, "<project>" + content + "</project>");
    }

    private static String dependency(String artifact, String scope) {
        return ("<dependencies><dependency><groupId>io.streamplatform</groupId><artifactId>%s"
                        + "</artifactId>%s</dependency></dependencies>")
                .formatted(artifact, scope);
    }

    private void file(String name, int modified) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }

    /** POMs and folders were made just now; for the test they are as old as the sources. */
    private void settle() throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                if (!path.toString().endsWith(".jar")) {
                    Files.setLastModifiedTime(path, FileTime.fromMillis(SOURCES));
                }
            }
        }
    }
}
