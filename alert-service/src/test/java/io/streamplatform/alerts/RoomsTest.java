package io.streamplatform.alerts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules are pure, and the arrows between the rooms run one way. */
class RoomsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.streamplatform.alerts");

    @Test
    void theRulesKnowNothingButJavaAndTheContracts() {
        classes()
                .that()
                .resideInAPackage("..alerts.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "io.streamplatform.contracts..",
                        "io.streamplatform.alerts.rules..")
                .check(CLASSES);
    }

    @Test
    void theBookKnowsNothingOfWhoReadsRecords() {
        noClasses()
                .that()
                .resideInAPackage("..alerts.book..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..alerts.intake..", "..alerts.web..", "..alerts.webhook..")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..alerts.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..alerts.web..")
                .check(CLASSES);
    }

    @Test
    void theRoomsHaveNoCycles() {
        slices().matching("io.streamplatform.alerts.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
