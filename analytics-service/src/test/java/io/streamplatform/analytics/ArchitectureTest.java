package io.streamplatform.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.streamplatform.analytics");

    @Test
    void theRulesKnowNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("..aggregation", "..state", "..queries")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework..")
                .check(CLASSES);
    }

    @Test
    void theWebAsksTheQueriesOnly() {
        noClasses()
                .that()
                .resideInAPackage("..web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..intake", "..state")
                .check(CLASSES);
    }
}
