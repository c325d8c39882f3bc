package io.streamplatform.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

class RequiresTest {

    private static final Set<RequestMethod> READING =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    @Test
    void whatChangesSomethingSaysWhichRoleItNeeds() {
        List<Method> mappings =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.streamplatform.dashboard")
                                .stream()
                                .filter(type ->
                                        !type.isInterface()
                                                && !type.isAssignableTo(BasicErrorController.class))
                                .map(JavaClass::reflect)
                                .filter(type ->
                                        AnnotatedElementUtils.hasAnnotation(type, Controller.class))
                                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                                .filter(RequiresTest::mayChange)
                                .toList();
        assertThat(mappings).as("mappings that are found at all").hasSizeGreaterThan(3);
        assertThat(mappings.stream().filter(method -> required(method) == null))
                .as("mappings other than GET that carry no @Requires, nor does their class")
                .isEmpty();
    }

    @Test
    void theRuleFindsAMappingThatForgotIt() throws NoSuchMethodException {
        Method forgot = Forgetful.class.getDeclaredMethod("forgot");
        assertThat(mayChange(forgot)).isTrue();
        assertThat(required(forgot)).isNull();
        assertThat(mayChange(Forgetful.class.getDeclaredMethod("looks"))).isFalse();
        assertThat(mayChange(Forgetful.class.getDeclaredMethod("anyMethod")))
                .as("a mapping that names no method takes all of them")
                .isTrue();
    }

    private static boolean mayChange(Method method) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && (mapping.method().length == 0
                        || Stream.of(mapping.method()).anyMatch(asked -> !READING.contains(asked)));
    }

    private static @Nullable Requires required(Method method) {
        Requires own = AnnotatedElementUtils.findMergedAnnotation(method, Requires.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(
                        method.getDeclaringClass(), Requires.class);
    }

    @SuppressWarnings("unused")
    private static final class Forgetful {
        @DeleteMapping("/forgot")
        void forgot() {}

        @GetMapping("/looks")
        void looks() {}

        @RequestMapping("/any")
        void anyMethod() {}
    }
}
