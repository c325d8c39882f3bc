package io.streamplatform.dashboard.filter;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.NullValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A constant, a variable or a path of fields in one, in an expression. */
@FunctionalInterface
interface Operand {

    /** The value of a field that is not there. */
    Object MISSING = new Object();

    /** A value about which only the interpreter knows more. */
    Object ODD = new Object();

    Set<String> VARIABLES =
            Set.of(
                    "key",
                    "value",
                    "headers",
                    "partition",
                    "offset",
                    "timestamp",
                    "topic",
                    "size",
                    "tombstone");

    Object in(RecordVariables variables);

    /** The operand that an expression is; null when it is something else. */
    static @Nullable Operand of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT -> variable(expression.ident().name());
            case SELECT ->
                    expression.select().testOnly()
                            ? null
                            : field(of(expression.select().operand()), expression.select().field());
            case CALL -> of(expression.call());
            default -> null;
        };
    }

    static @Nullable Operand of(CelExpr.CelCall call) {
        List<CelExpr> args = call.args();
        if (call.function().equals("_[_]")) {
            CelExpr index = args.get(1);
            if (index.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                return null;
            }
            return switch (index.constant().getKind()) {
                case STRING_VALUE -> field(of(args.get(0)), index.constant().stringValue());
                case INT64_VALUE -> element(of(args.get(0)), index.constant().int64Value());
                default -> null;
            };
        }
        return call.function().equals("timestamp") ? time(args.get(0)) : null;
    }

    private static @Nullable Operand constant(CelConstant constant) {
        Object value =
                switch (constant.getKind()) {
                    case STRING_VALUE -> constant.stringValue();
                    case INT64_VALUE -> constant.int64Value();
                    case DOUBLE_VALUE -> constant.doubleValue();
                    case BOOLEAN_VALUE -> constant.booleanValue();
                    case NULL_VALUE -> NullValue.NULL_VALUE;
                    default -> null;
                };
        return value == null ? null : _ -> value;
    }

    private static @Nullable Operand variable(String name) {
        return VARIABLES.contains(name)
                ? variables -> {
                    Object value = variables.get(name);
                    return value == null ? ODD : value;
                }
                : null;
    }

    private static @Nullable Operand field(@Nullable Operand object, String name) {
        return object == null
                ? null
                : variables -> {
                    Object found = object.in(variables);
                    if (found instanceof Map<?, ?> map) {
                        Object field = map.get(name);
                        return field == null ? MISSING : field;
                    }
                    return found instanceof String || MISSING.equals(found) ? MISSING : ODD;
                };
    }

    private static @Nullable Operand element(@Nullable Operand list, long index) {
        return list == null
                ? null
                : variables ->
                        list.in(variables) instanceof List<?> found
                                        && index >= 0
                                        && index < found.size()
                                ? found.get((int) index)
                                : ODD;
    }

    private static @Nullable Operand time(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || expression.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return null;
        }
        try {
            Instant time = Instant.parse(expression.constant().stringValue());
            return _ -> time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
