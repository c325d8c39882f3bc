package io.streamplatform.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses dashboard =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.streamplatform.dashboard");

    @Test
    void theDashboardServesAnyCluster_soItKnowsNothingOfTheServices() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.streamplatform.contracts..",
                        "io.streamplatform.starter..",
                        "io.streamplatform.traffic..")
                .check(dashboard);
    }

    @Test
    void subjectsDoNotDependOnEachOtherInCircles() {
        slices().matching("io.streamplatform.dashboard.(*)..")
                .should()
                .beFreeOfCycles()
                .check(dashboard);
    }

    @Test
    void theRulesOfLagKnowNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("LagRules")
                .or()
                .haveSimpleName("Lag")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework..")
                .check(dashboard);
    }
}
