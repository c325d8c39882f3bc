package io.streamplatform.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of docs/ARCHITECTURE.md, and that arrows between them run only downwards. */
class RoomsTest {
    private static final String ROOT = "io.streamplatform.";
    private static final List<String> MODULES =
            List.of(
                    "contracts",
                    "schemas",
                    "platform-starter",
                    "traffic-starter",
                    "event-producer-service",
                    "log-producer-service",
                    "metrics-producer-service",
                    "analytics-service",
                    "alert-service",
                    "metrics-logger-service",
                    "likes-service",
                    "dashboard-service",
                    "infra/launcher");
    private static final String[] SERVICES = {
        ROOT + "events..",
        ROOT + "logs..",
        ROOT + "metrics..",
        ROOT + "analytics..",
        ROOT + "alerts..",
        ROOT + "metricslogger..",
        ROOT + "likes..",
        ROOT + "dashboard.."
    };

    private static JavaClasses platform;

    @BeforeAll
    static void importEveryModule() {
        List<Path> compiled =
                MODULES.stream().map(module -> Path.of("..", module, "target/classes")).toList();
        assertThat(compiled).as("modules are compiled").allMatch(Files::isDirectory);
        platform = new ClassFileImporter().importPaths(compiled);
        assertThat(platform).hasSizeGreaterThan(100);
    }

    @Test
    void contractsKnowNeitherSpringNorKafka() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..")
                .check(platform);
    }

    @Test
    void schemasKnowNothingOfThePlatform() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        ROOT + "contracts..",
                        ROOT + "starter..",
                        ROOT + "traffic..")
                .check(platform);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "schemas..")
                .check(platform);
    }

    /** Who reads and writes records sees contracts; how they travel is the starters' matter. */
    @Test
    void servicesKnowNoSchemas() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "events..",
                        ROOT + "logs..",
                        ROOT + "metrics..",
                        ROOT + "analytics..",
                        ROOT + "alerts..",
                        ROOT + "metricslogger..",
                        ROOT + "likes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "schemas..")
                .check(platform);
    }

    @Test
    void nothingImportsAService() {
        slices().matching(
                        ROOT
                                + "(events|logs|metrics|analytics|alerts|metricslogger|likes|dashboard|launcher)..")
                .should()
                .notDependOnEachOther()
                .check(platform);
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "contracts..",
                        ROOT + "schemas..",
                        ROOT + "starter..",
                        ROOT + "traffic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(platform);
    }

    @Test
    void startersStandInTheirOrder() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "starter..", ROOT + "traffic..")
                .check(platform);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "starter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "traffic..")
                .check(platform);
    }

    @Test
    void theDashboardServesAnyCluster() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "dashboard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "contracts..", ROOT + "starter..", ROOT + "traffic..")
                .check(platform);
    }

    @Test
    void theLauncherRunsServicesWithoutKnowingThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(
                                        Stream.of(SERVICES),
                                        Stream.of(ROOT + "starter..", "org.springframework.."))
                                .toArray(String[]::new))
                .check(platform);
    }

    @Test
    void servicesAreWiredByConstructorAndSpeakThroughTheirLog() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(platform);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(platform);
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and()
                // Asked for a password's hash it is a command, and no service.
                .doNotHaveSimpleName("DashboardApplication")
                .should(ACCESS_STANDARD_STREAMS)
                .check(platform);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(platform.stream().map(each -> each.getPackage()).distinct())
                .allSatisfy((JavaPackage each) ->
                        assertThat(each.isAnnotatedWith(NullMarked.class))
                                .as(each.getName() + " has a @NullMarked package-info")
                                .isTrue());
    }

    @Test
    void namesSayARole() {
        classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|VO|DTO|Dto)")
                .check(platform);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..")
                .check(platform);
    }
}
