package io.streamplatform.dashboard.filter;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes filters of expressions: checked when they are given, bounded in length, depth, steps and
 * what they make of a record, so that whoever may search can neither run code nor keep the
 * dashboard busy or take its memory. The most recent are kept.
 */
@Component
public class Filters {

    /** Characters of the longest expression. */
    public static final int LONGEST = 2_000;

    private static final int MOST_STEPS = 1_000;
    private static final int MOST_KEPT = 100;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .enableHiddenAccumulatorVar(true)
                    .comprehensionMaxIterations(MOST_STEPS)
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(50)
                    .maxParseExpressionNodeCount(500)
                    .build();

    /** Made with the first filter: most who start a dashboard do not filter in its first second. */
    private static final class Language {
        private static final CelCompiler COMPILER =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addVar("key", SimpleType.DYN)
                        .addVar("value", SimpleType.DYN)
                        .addVar(
                                "headers",
                                MapType.create(
                                        SimpleType.STRING, ListType.create(SimpleType.STRING)))
                        .addVar("partition", SimpleType.INT)
                        .addVar("offset", SimpleType.INT)
                        .addVar("timestamp", SimpleType.TIMESTAMP)
                        .addVar("topic", SimpleType.STRING)
                        .addVar("size", SimpleType.INT)
                        .addVar("tombstone", SimpleType.BOOL)
                        .build();
        private static final CelRuntime RUNTIME =
                CelRuntimeFactory.plannerRuntimeBuilder()
                        .setOptions(OPTIONS)
                        .setStandardFunctions(
                                CelStandardFunctions.newBuilder()
                                        .excludeFunctions(
                                                StandardFunction.MATCHES, StandardFunction.CONTAINS)
                                        .build())
                        .addFunctionBindings(SearchFunctions.bindings())
                        .build();
    }

    private final Map<String, RecordFilter> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, RecordFilter> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private final RecordSchemas schemas;

    Filters(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The filter that an expression is.
     *
     * @throws BadFilter when it is none
     */
    public RecordFilter of(String expression) {
        synchronized (kept) {
            RecordFilter known = kept.get(expression);
            if (known != null) {
                return known;
            }
        }
        RecordFilter made = make(expression);
        synchronized (kept) {
            kept.put(expression, made);
        }
        return made;
    }

    /** What is wrong with an expression; empty when nothing is. */
    public Optional<FilterProblem> problemOf(String expression) {
        try {
            RecordFilter _ = of(expression);
            return Optional.empty();
        } catch (BadFilter e) {
            return Optional.of(e.problem());
        }
    }

    private RecordFilter make(String expression) {
        if (expression.codePointCount(0, expression.length()) > LONGEST) {
            throw new BadFilter(
                    expression,
                    new FilterProblem(1, 1, "it is longer than %,d characters".formatted(LONGEST)));
        }
        try {
            CelAbstractSyntaxTree tree = Language.COMPILER.compile(expression).getAst();
            switch (tree.getResultType().kind()) {
                case BOOL, DYN -> {}
                default ->
                        throw new BadFilter(
                                expression,
                                new FilterProblem(
                                        1,
                                        1,
                                        "it is a %s, not true or false"
                                                .formatted(tree.getResultType().name())));
            }
            CelExpr root = tree.getExpr();
            return new RecordFilter(
                    Language.RUNTIME.createProgram(tree),
                    ShortCut.of(root),
                    Touched.by(root),
                    CostlyParts.of(root),
                    schemas);
        } catch (CelValidationException e) {
            throw new BadFilter(expression, problem(ImmutableList.copyOf(e.getErrors())));
        } catch (CelEvaluationException e) {
            throw new BadFilter(
                    expression, new FilterProblem(1, 1, String.valueOf(e.getMessage())));
        }
    }

    private static FilterProblem problem(ImmutableList<CelIssue> errors) {
        if (errors.isEmpty()) {
            return new FilterProblem(1, 1, "it is too large");
        }
        CelIssue first = errors.getFirst();
        return new FilterProblem(
                Math.max(1, first.getSourceLocation().getLine()),
                Math.max(0, first.getSourceLocation().getColumn()) + 1,
                first.getMessage().replace(" (in container '')", ""));
    }
}
