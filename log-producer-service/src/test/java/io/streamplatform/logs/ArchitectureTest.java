package io.streamplatform.logs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theBackEndKnowsNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAPackage("..logs.backend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.springframework..",
                        "io.streamplatform.starter..",
                        "io.streamplatform.traffic",
                        "io.streamplatform.traffic.delivery..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.streamplatform.logs"));
    }
}
