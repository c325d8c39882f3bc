package io.streamplatform.traffic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.streamplatform.traffic");

    @Test
    void worldsIncidentsAndPaceKnowNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..traffic.world..", "..traffic.incidents..", "..traffic.pace..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework..")
                .check(CLASSES);
    }

    @Test
    void whatAWorldSeesKnowsNothingElseOfThisStarter() {
        noClasses()
                .that()
                .resideInAPackage("..traffic.world..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.streamplatform.traffic",
                        "..traffic.incidents..",
                        "..traffic.pace..",
                        "..traffic.delivery..",
                        "..traffic.web..")
                .check(CLASSES);
    }
}
