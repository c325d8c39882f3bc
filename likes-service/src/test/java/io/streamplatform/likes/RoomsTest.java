package io.streamplatform.likes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The two roles know nothing of each other, and partitioners nothing but Kafka. */
class RoomsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.streamplatform.likes");

    @Test
    void partitionersKnowKafkasClientsAlone() {
        classes()
                .that()
                .resideInAPackage("..likes.partitioning..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "org.apache.kafka..",
                        "..likes.partitioning..")
                .check(CLASSES);
    }

    @Test
    void whoPublishesKnowsNothingOfWhoReads_norTheOtherWayRound() {
        noClasses()
                .that()
                .resideInAPackage("..likes.publishing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..likes.consuming..", "..likes.web..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..likes.consuming..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..likes.publishing..", "..likes.partitioning..", "..likes.web..")
                .check(CLASSES);
    }
}
