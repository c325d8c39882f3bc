package io.streamplatform.traffic.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.streamplatform.starter.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a JSON object is at fault, what was given, and what is accepted. */
final class BadFields {
    /** A contract's own check begins with the name of the field: "quantity must be 1 to …". */
    private static final Pattern CHECK = Pattern.compile("([a-z][\\w.]*) (.+)", Pattern.DOTALL);

    private static final Map<Class<?>, String> REMEDIES =
            Map.ofEntries(
                    Map.entry(int.class, "must be a whole number"),
                    Map.entry(Integer.class, "must be a whole number"),
                    Map.entry(long.class, "must be a whole number"),
                    Map.entry(Long.class, "must be a whole number"),
                    Map.entry(double.class, "must be a number"),
                    Map.entry(Double.class, "must be a number"),
                    Map.entry(String.class, "must be text"),
                    Map.entry(
                            Instant.class,
                            "must be a time in UTC as in ISO 8601, e.g. 2026-11-20T09:15:30.123Z"),
                    Map.entry(
                            Duration.class,
                            "must be a duration as in ISO 8601, e.g. PT2M for two minutes"),
                    Map.entry(
                            UUID.class,
                            "must be a UUID, e.g. 01936f1e-8a3c-7b21-9c4d-5e6f7a8b9c0d"),
                    Map.entry(Currency.class, "must be an ISO 4217 code, e.g. EUR"));

    private BadFields() {}

    static ErrorResponseException problem(JacksonException failure, JsonNode object) {
        String path = pathOf(failure);
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                    field(path, object, "is not known here; known are " + names(e));
            case InvalidTypeIdException e -> badTypeId(e, path, object);
            case JacksonException e when e.getCause() instanceof IllegalArgumentException check ->
                    failedCheck(path, object, check);
            case MismatchedInputException e ->
                    field(path, object, remedy(e.getTargetType(), valueAt(object, path)));
            case InputCoercionException e ->
                    field(
                            path,
                            object,
                            remedy(e.getTargetType(), valueAt(object, path)) + " in range");
            default -> field(path, object, failure.getOriginalMessage());
        };
    }

    private static ErrorResponseException failedCheck(
            String path, JsonNode object, IllegalArgumentException check) {
        Matcher named = CHECK.matcher(String.valueOf(check.getMessage()));
        if (!named.matches()) {
            return field(path, object, String.valueOf(check.getMessage()));
        }
        String name = named.group(1);
        String full =
                path.isEmpty() || name.equals(path) || name.startsWith(path + ".")
                        ? name
                        : path + "." + name;
        return field(full, object, named.group(2));
    }

    private static ErrorResponseException badTypeId(
            InvalidTypeIdException failure, String path, JsonNode object) {
        Class<?> base = failure.getBaseType().getRawClass();
        JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
        JsonSubTypes subTypes = base.getAnnotation(JsonSubTypes.class);
        if (info == null || subTypes == null) {
            return field(path, object, failure.getOriginalMessage());
        }
        String kinds =
                Arrays.stream(subTypes.value())
                        .map(JsonSubTypes.Type::name)
                        .collect(Collectors.joining(", "));
        return field(info.property(), object, "must be one of " + kinds);
    }

    private static ErrorResponseException field(String path, JsonNode object, String remedy) {
        return Problems.badField(path.isEmpty() ? "body" : path, shown(object, path), remedy);
    }

    private static String remedy(@Nullable Class<?> wanted, @Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return "is missing";
        }
        if (wanted == null) {
            return "is of another type than is wanted here";
        }
        if (wanted.isEnum()) {
            return "must be one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        String known = REMEDIES.get(wanted);
        if (known != null) {
            return known;
        }
        return Collection.class.isAssignableFrom(wanted)
                ? "must be an array"
                : "must be a JSON object";
    }

    private static String names(UnrecognizedPropertyException failure) {
        Collection<Object> known = failure.getKnownPropertyIds();
        return known == null
                ? "others"
                : known.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String pathOf(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> steps = failure.getPath();
        for (JacksonException.Reference step : steps) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static @Nullable Object shown(JsonNode object, String path) {
        JsonNode value = path.isEmpty() ? null : valueAt(object, path);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static @Nullable JsonNode valueAt(JsonNode object, String path) {
        JsonNode value = object;
        for (String step : path.split("[.\\[]")) {
            if (value == null) {
                return null;
            }
            value =
                    step.endsWith("]")
                            ? value.get(Integer.parseInt(step.substring(0, step.length() - 1)))
                            : value.get(step);
        }
        return value;
    }
}
