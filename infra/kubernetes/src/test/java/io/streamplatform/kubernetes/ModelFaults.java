package io.streamplatform.kubernetes;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Walks through a model object. The models keep fields that they do not know in a map of their own
 * instead of refusing them, and Strimzi's say by annotations which fields its current version has.
 */
final class ModelFaults {
    private static final String UNKNOWN_FIELDS = "additionalProperties";

    private final List<String> found = new ArrayList<>();

    private ModelFaults() {}

    static List<String> of(Object model) {
        ModelFaults faults = new ModelFaults();
        faults.walk(model, "");
        return faults.found;
    }

    private void walk(Object value, String path) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, entry) -> walk(entry, path + "/" + key));
            case Collection<?> list -> list.forEach(entry -> walk(entry, path));
            default -> {
                if (isModel(value.getClass())) {
                    fields(value, path);
                }
            }
        }
    }

    private void fields(Object model, String path) {
        for (Class<?> type = model.getClass(); isModel(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field(model, field, path + "/" + field.getName());
                }
            }
        }
    }

    private void field(Object model, Field field, String path) {
        Object value;
        try {
            field.setAccessible(true);
            value = field.get(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        if (field.getName().equals(UNKNOWN_FIELDS)) {
            if (value instanceof Map<?, ?> unknown) {
                unknown.keySet()
                        .forEach(key ->
                                found.add(path.replace(UNKNOWN_FIELDS, key + " is unknown")));
            }
            return;
        }
        versions(model.getClass(), field.getName(), value, path);
        walk(value, path);
    }

    private void versions(Class<?> type, String name, Object value, String path) {
        FieldVersions versions = FieldVersions.of(type, name);
        if (value != null && !versions.isPresent()) {
            found.add("%s is of %s only".formatted(path, versions.present()));
        }
        if (value == null && versions.isRequired()) {
            found.add(path + " is required");
        }
    }

    private static boolean isModel(Class<?> type) {
        String name = type.getName();
        return !type.isEnum() && (name.startsWith("io.strimzi.") || name.startsWith("io.fabric8."));
    }
}
