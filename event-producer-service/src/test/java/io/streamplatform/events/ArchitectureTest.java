package io.streamplatform.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theShopKnowsNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAPackage("..events.shop..")
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
                                .importPackages("io.streamplatform.events"));
    }
}
