package io.streamplatform.contracts.formats;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The components of a contract's records by their paths in JSON, those of all kinds together. */
final class Components {

    /**
     * A component.
     *
     * @param isOptional whether a record may be without it
     * @param symbols names of the constants, of an enum
     */
    record Component(boolean isOptional, List<String> symbols) {}

    private final Map<String, Component> found = new LinkedHashMap<>();

    private Components() {}

    static Map<String, Component> of(Class<?> contract) {
        Components all = new Components();
        JsonTypeInfo info = contract.getAnnotation(JsonTypeInfo.class);
        if (info == null) {
            all.add(contract, "");
            return all.found;
        }
        all.found.put(info.property(), new Component(false, kinds(contract)));
        List<Map<String, Component>> kinds =
                Arrays.stream(contract.getPermittedSubclasses()).map(Components::of).toList();
        Set<String> everywhere =
                kinds.stream()
                        .map(kind -> requiredOf(kind))
                        .reduce((one, other) -> {
                            one.retainAll(other);
                            return one;
                        })
                        .orElseThrow();
        Map<String, Component> merged = new TreeMap<>();
        kinds.forEach(merged::putAll);
        merged.forEach((path, component) -> {
            boolean top = !path.contains(".");
            all.found.put(
                    path,
                    top
                            ? new Component(!everywhere.contains(path), component.symbols())
                            : component);
        });
        return all.found;
    }

    private static Set<String> requiredOf(Map<String, Component> kind) {
        return kind.entrySet().stream()
                .filter(each -> !each.getValue().isOptional())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> kinds(Class<?> contract) {
        return Arrays.stream(contract.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
    }

    private void add(Class<?> type, String parent) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path =
                    parent.isEmpty() ? component.getName() : parent + "." + component.getName();
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Class<?> raw = component.getType();
            found.put(path, new Component(optional, symbols(raw)));
            if (raw.isRecord()) {
                add(raw, path);
            } else if (List.class.isAssignableFrom(raw)) {
                add(elementOf(component.getGenericType()), path + "[]");
            }
        }
    }

    private static List<String> symbols(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    private static Class<?> elementOf(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
