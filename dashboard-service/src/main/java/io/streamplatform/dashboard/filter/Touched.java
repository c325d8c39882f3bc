package io.streamplatform.dashboard.filter;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of key and value an expression looks at, so that no other is read.
 *
 * @param key fields of the key
 * @param value fields of the value
 */
record Touched(Fields key, Fields value) {

    /** Some fields of an object, each with some of its own; or all of them. */
    static final class Fields {

        static final Fields ALL = new Fields(true);

        private final Map<String, Fields> some = new HashMap<>();
        private boolean all;

        private Fields(boolean all) {
            this.all = all;
        }

        /** Whether so many different fields are all that are looked at. */
        boolean areAll(int number) {
            return !all && number == some.size();
        }

        /** What is looked at of a field; null when it is not looked at. */
        @Nullable Fields of(String name) {
            return all ? ALL : some.get(name);
        }
    }

    static Touched by(CelExpr expression) {
        Touched touched = new Touched(new Fields(false), new Fields(false));
        touched.visit(expression);
        return touched;
    }

    private void visit(CelExpr expression) {
        Fields end = path(expression);
        if (end != null) {
            end.all = true;
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> visit(expression.select().operand());
            case CALL -> {
                expression.call().target().ifPresent(this::visit);
                expression.call().args().forEach(this::visit);
            }
            case LIST -> expression.list().elements().forEach(this::visit);
            case MAP ->
                    expression
                            .map()
                            .entries()
                            .forEach(entry -> {
                                visit(entry.key());
                                visit(entry.value());
                            });
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value()));
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = expression.comprehension();
                visit(loop.iterRange());
                visit(loop.accuInit());
                visit(loop.loopCondition());
                visit(loop.loopStep());
                visit(loop.result());
            }
            default -> {
                // a constant, or another variable
            }
        }
    }

    /** Where a path such as {@code value.a['b']} ends; null when the expression is no path. */
    private @Nullable Fields path(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT ->
                    switch (expression.ident().name()) {
                        case "key" -> key;
                        case "value" -> value;
                        default -> null;
                    };
            case SELECT -> within(path(expression.select().operand()), expression.select().field());
            case CALL -> {
                String name = indexedBy(expression);
                yield name == null ? null : within(path(expression.call().args().get(0)), name);
            }
            default -> null;
        };
    }

    private static @Nullable Fields within(@Nullable Fields fields, String name) {
        return fields == null ? null : fields.some.computeIfAbsent(name, _ -> new Fields(false));
    }

    /** The name in {@code …['name']}; null when the expression is something else. */
    static @Nullable String indexedBy(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        if (!call.function().equals("_[_]")) {
            return null;
        }
        CelExpr index = call.args().get(1);
        return index.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && index.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? index.constant().stringValue()
                : null;
    }
}
