package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordWords.Filling;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, such as {@code {"id": "{{uuid}}", "n": {{n}}}}. It is read once
 * and filled for every record of a run.
 */
final class Placeholders {

    /**
     * A placeholder that there is.
     *
     * @param example as it is written
     * @param meaning what is put there
     */
    record Known(String example, String meaning) {}

    static final List<Known> KNOWN =
            RecordWords.ALL.stream()
                    .map(word -> new Known(word.example(), word.meaning()))
                    .toList();

    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.]*)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    private final List<Piece> pieces;

    private Placeholders(List<Piece> pieces) {
        this.pieces = pieces;
    }

    @FunctionalInterface
    private interface Piece {
        String in(Filling filling);
    }

    /**
     * Reads a text.
     *
     * @param field what it was given as, for the complaint
     */
    static Placeholders in(String text, String field) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (true) {
            int open = text.indexOf("{{", from);
            if (open < 0) {
                add(pieces, text.substring(from));
                return new Placeholders(pieces);
            }
            // {{{n}}} is a placeholder in braces of its own: the inner two belong to it.
            while (text.startsWith("{{{", open)) {
                open++;
            }
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw wrong(field, text, open, text.substring(open), "it is not closed by }}");
            }
            add(pieces, text.substring(from, open));
            pieces.add(piece(text, open, close, field));
            from = close + 2;
        }
    }

    private static void add(List<Piece> pieces, String literal) {
        if (!literal.isEmpty()) {
            pieces.add(_ -> literal);
        }
    }

    private static Piece piece(String text, int open, int close, String field) {
        String written = text.substring(open, close + 2);
        Matcher call = CALL.matcher(text.substring(open + 2, close));
        if (!call.matches()) {
            throw wrong(field, text, open, written, "it is no placeholder");
        }
        String name = call.group(1);
        String arguments = call.group(2);
        RecordWords.Word word =
                RecordWords.ALL.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                wrong(field, text, open, written, "there is no such placeholder"));
        try {
            return word.maker().with(arguments == null ? "" : arguments)::in;
        } catch (IllegalArgumentException e) {
            String why = e instanceof NumberFormatException ? "a number is wanted" : e.getMessage();
            throw wrong(field, text, open, written, "%s, as in %s".formatted(why, word.example()));
        }
    }

    private static BadParameter wrong(
            String field, String text, int at, String written, String why) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at - 1);
        String shown = written.length() <= 60 ? written : written.substring(0, 60) + "…";
        return new BadParameter(
                field,
                shown,
                "line %d, column %d: %s. There are %s."
                        .formatted(line, column, why, String.join(", ", names())));
    }

    private static List<String> names() {
        return RecordWords.ALL.stream().map(RecordWords.Word::name).toList();
    }

    String fill(Filling filling) {
        if (pieces.size() == 1) {
            return pieces.getFirst().in(filling);
        }
        StringBuilder filled = new StringBuilder();
        pieces.forEach(piece -> filled.append(piece.in(filling)));
        return filled.toString();
    }
}
