package io.streamplatform.dashboard.filter;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers the common shapes of filters (fields compared to constants, joined by and, or, not)
 * without the interpreter of the expression language, which takes ten times as long. Answers only
 * what it is sure of; the interpreter answers the rest, so both always agree.
 */
interface ShortCut {

    /** What is known of a filter and a record. */
    enum Answer {
        YES,
        NO,
        /** The expression has no answer for this record: a field is missing, say. */
        ERROR,
        /** Ask the interpreter. */
        UNKNOWN;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }
    }

    Answer test(RecordVariables variables);

    static ShortCut of(CelExpr expression) {
        ShortCut cut = null;
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            cut = call(expression.call());
        } else if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                && expression.select().testOnly()) {
            Operand object = Operand.of(expression.select().operand());
            cut = object == null ? null : new Has(object, expression.select().field());
        } else {
            Operand flag = Operand.of(expression);
            cut = flag == null ? null : variables -> truth(flag.in(variables));
        }
        return cut == null ? _ -> Answer.UNKNOWN : cut;
    }

    private static @Nullable ShortCut call(CelExpr.CelCall call) {
        List<CelExpr> args = call.args();
        return switch (call.function()) {
            case "_&&_" -> new Both(of(args.get(0)), of(args.get(1)), Answer.NO);
            case "_||_" -> new Both(of(args.get(0)), of(args.get(1)), Answer.YES);
            case "!_" -> new Not(of(args.get(0)));
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> {
                Operand left = Operand.of(args.get(0));
                Operand right = Operand.of(args.get(1));
                yield left == null || right == null
                        ? null
                        : new Comparison(call.function(), left, right);
            }
            case "@in" -> among(args.get(0), args.get(1));
            case "startsWith" -> text(call, String::startsWith);
            case "endsWith" -> text(call, String::endsWith);
            case "contains" -> text(call, String::contains);
            default -> {
                Operand flag = Operand.of(call);
                yield flag == null ? null : variables -> truth(flag.in(variables));
            }
        };
    }

    /** One of some constants, or the name of a field. */
    private static @Nullable ShortCut among(CelExpr item, CelExpr all) {
        Operand single = Operand.of(item);
        if (single == null) {
            return null;
        }
        if (all.getKind() == CelExpr.ExprKind.Kind.LIST) {
            ShortCut any = _ -> Answer.NO;
            for (CelExpr each : all.list().elements()) {
                Operand constant = Operand.of(each);
                if (constant == null) {
                    return null;
                }
                any = new Both(any, new Comparison("_==_", single, constant), Answer.YES);
            }
            return any;
        }
        Operand object = Operand.of(all);
        return object != null && item.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                ? variables ->
                        single.in(variables) instanceof String name
                                ? new Has(object, name).test(variables)
                                : Answer.UNKNOWN
                : null;
    }

    private static @Nullable ShortCut text(CelExpr.CelCall call, BiPredicate<String, String> test) {
        Operand target = call.target().map(Operand::of).orElse(null);
        Operand argument = Operand.of(call.args().get(0));
        return target == null || argument == null
                ? null
                : variables -> {
                    Object in = target.in(variables);
                    Object what = argument.in(variables);
                    return in instanceof String text
                                    && what instanceof String part
                                    && SearchFunctions.stepsToFind(part, text) <= Cost.MOST_STEPS
                            ? Answer.of(test.test(text, part))
                            : Answer.UNKNOWN;
                };
    }

    private static Answer truth(Object value) {
        return value instanceof Boolean yes
                ? Answer.of(yes)
                : Operand.MISSING.equals(value) ? Answer.ERROR : Answer.UNKNOWN;
    }

    /** And, or: one answer decides, whatever the other side says, an error too. */
    record Both(ShortCut left, ShortCut right, Answer decisive) implements ShortCut {
        @Override
        public Answer test(RecordVariables variables) {
            Answer first = left.test(variables);
            if (first == decisive) {
                return first;
            }
            Answer second = right.test(variables);
            if (second == decisive) {
                return second;
            }
            if (first == Answer.UNKNOWN || second == Answer.UNKNOWN) {
                return Answer.UNKNOWN;
            }
            return first == Answer.ERROR ? first : second;
        }
    }

    /** Not. */
    record Not(ShortCut of) implements ShortCut {
        @Override
        public Answer test(RecordVariables variables) {
            return switch (of.test(variables)) {
                case YES -> Answer.NO;
                case NO -> Answer.YES;
                case ERROR -> Answer.ERROR;
                case UNKNOWN -> Answer.UNKNOWN;
            };
        }
    }

    /** Is there such a field? */
    record Has(Operand object, String field) implements ShortCut {
        @Override
        public Answer test(RecordVariables variables) {
            Object found = object.in(variables);
            return found instanceof Map<?, ?> map
                    ? Answer.of(map.containsKey(field))
                    : Operand.MISSING.equals(found) ? Answer.ERROR : Answer.UNKNOWN;
        }
    }
}
