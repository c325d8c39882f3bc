package io.streamplatform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which versions of Strimzi's API a field is present, and in which it is required. The model's
 * getters say it by annotations whose classes are not published, so they are read from the class
 * file.
 *
 * @param present versions such as v1, v1+, v1beta2 or v1alpha1-v1beta2; all of them if it is empty
 * @param required versions in the same form; none of them if it is empty
 */
record FieldVersions(String present, String required) {
    private static final String CURRENT = "v1";
    private static final String ANNOTATIONS = "Lio/strimzi/crdgenerator/annotations/";
    private static final Map<Class<?>, ClassModel> FILES = new ConcurrentHashMap<>();

    static FieldVersions of(Class<?> model, String field) {
        String ending = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        List<Annotation> annotations =
                FILES.computeIfAbsent(model, FieldVersions::parsed).methods().stream()
                        .filter(method -> method.methodType().stringValue().startsWith("()"))
                        .filter(method ->
                                method.methodName().equalsString("get" + ending)
                                        || method.methodName().equalsString("is" + ending))
                        .flatMap(method -> annotations(method).stream())
                        .toList();
        return new FieldVersions(
                value(annotations, "PresentInVersions"), value(annotations, "RequiredInVersions"));
    }

    boolean isPresent() {
        return present.isEmpty() || isCurrent(present);
    }

    boolean isRequired() {
        return isCurrent(required);
    }

    private static boolean isCurrent(String versions) {
        return versions.equals(CURRENT)
                || versions.endsWith("+")
                || versions.endsWith("-" + CURRENT);
    }

    private static ClassModel parsed(Class<?> type) {
        try (InputStream file =
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return ClassFile.of().parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Annotation> annotations(MethodModel method) {
        return method.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(attribute -> attribute.annotations())
                .orElse(List.of());
    }

    private static String value(List<Annotation> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.className().equalsString(ANNOTATIONS + name + ";"))
                .flatMap(annotation -> annotation.elements().stream())
                .map(element -> ((AnnotationValue.OfString) element.value()).stringValue())
                .findFirst()
                .orElse("");
    }
}
