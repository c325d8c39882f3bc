package io.streamplatform.metricslogger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.streamplatform.metricslogger";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void rulesOfAnomaliesAndRollupsKnowNeitherKafkaNorSpringNorADatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".anomalies", ROOT + ".rollups")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "io.streamplatform.starter..")
                .check(CLASSES);
    }

    @Test
    void theLedgerKnowsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ledger")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(CLASSES);
    }

    @Test
    void roomsDependInOneDirection() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyThisServiceItsStarterAndItsContractsAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.streamplatform.analytics..",
                        "io.streamplatform.alerts..",
                        "io.streamplatform.dashboard..",
                        "io.streamplatform.launcher..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(CLASSES);
    }
}
