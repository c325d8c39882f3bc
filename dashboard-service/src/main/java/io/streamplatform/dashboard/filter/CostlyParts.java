package io.streamplatform.dashboard.filter;

import dev.cel.common.ast.CelExpr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which parts of an expression cost more the larger their value is: those that make a new text or
 * list, and those that an operation reads as a whole. A record's field that is only passed through
 * costs nothing.
 */
final class CostlyParts {

    /** A new text, list or map. */
    static final int MADE = 1;

    /** Read as a whole, as both sides of an equality are. */
    static final int READ = 2;

    /** Read as a whole unless it is a map: searched for an element. */
    static final int SEARCHED = 4;

    /** Read as a whole if it is a text: asked for its size. */
    static final int MEASURED = 8;

    private byte[] how = new byte[64];

    private CostlyParts() {}

    static CostlyParts of(CelExpr expression) {
        CostlyParts parts = new CostlyParts();
        parts.visit(expression, "");
        return parts;
    }

    int how(CelExpr part) {
        long id = part.id();
        return id >= 0 && id < how.length ? how[(int) id] : 0;
    }

    /**
     * @param accumulator name of what the loop around it collects in; empty when there is none
     */
    private void visit(CelExpr part, String accumulator) {
        switch (part.getKind()) {
            case SELECT -> visit(part.select().operand(), accumulator);
            case CALL -> call(part, accumulator);
            case LIST -> {
                mark(part, MADE);
                part.list().elements().forEach(each -> visit(each, accumulator));
            }
            case MAP -> {
                mark(part, MADE);
                part.map()
                        .entries()
                        .forEach(entry -> {
                            visit(entry.key(), accumulator);
                            visit(entry.value(), accumulator);
                        });
            }
            case STRUCT ->
                    part.struct().entries().forEach(entry -> visit(entry.value(), accumulator));
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = part.comprehension();
                visit(loop.iterRange(), accumulator);
                visit(loop.accuInit(), accumulator);
                visit(loop.loopCondition(), loop.accuVar());
                visit(loop.loopStep(), loop.accuVar());
                visit(loop.result(), loop.accuVar());
            }
            default -> {
                // a constant or a variable: it is there already
            }
        }
    }

    private void call(CelExpr part, String accumulator) {
        CelExpr.CelCall call = part.call();
        List<CelExpr> args = Stream.concat(call.target().stream(), call.args().stream()).toList();
        args.forEach(each -> visit(each, accumulator));
        switch (call.function()) {
            case "_&&_", "_||_", "!_", "_?_:_", "@not_strictly_false", "dyn", "type" -> {
                // passes on what it gets
            }
            case "matches", "contains" -> {
                // pay for themselves: see SearchFunctions
            }
            case "_[_]" -> mark(args.get(1), READ);
            case "@in" -> {
                mark(args.get(0), READ);
                mark(args.get(1), SEARCHED);
            }
            case "size" -> mark(args.get(0), MEASURED);
            case "_+_" -> {
                // What a loop collects is added to where it is; each part was paid for.
                if (!isNamed(args.get(0), accumulator)) {
                    mark(part, MADE);
                }
            }
            default -> {
                args.forEach(each -> mark(each, READ));
                mark(part, MADE);
            }
        }
    }

    private static boolean isNamed(CelExpr part, String name) {
        return part.getKind() == CelExpr.ExprKind.Kind.IDENT && part.ident().name().equals(name);
    }

    private void mark(CelExpr part, int as) {
        int id = Math.toIntExact(part.id());
        if (id >= how.length) {
            how = Arrays.copyOf(how, Math.max(id + 1, how.length * 2));
        }
        how[id] |= (byte) as;
    }
}
