package io.streamplatform.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes text fit into the columns of a terminal. */
final class Text {

    private static final String GAP = "  ";

    private Text() {}

    /** Lines of at most that width; a word that is longer (an address) is left whole. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Rows in columns, numbers to the right; what is too long for the width is cut in the last
     * column.
     *
     * @param more what stands for what was cut
     */
    static List<String> table(List<List<String>> rows, int width, String more) {
        int columns = rows.getFirst().size();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widest(rows, column) - cell.length());
                line.append(isNumeric(rows, column) ? space + cell : cell + space).append(GAP);
            }
            lines.add(cut(line.toString().stripTrailing(), width, more));
        }
        return lines;
    }

    /** With one digit after the point, whatever the language of the machine is. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    static String cut(String text, int width, String more) {
        return text.length() <= width ? text : text.substring(0, width - more.length()) + more;
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static boolean isNumeric(List<List<String>> rows, int column) {
        return rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?[\\d.,]*( m?s)?"));
    }
}
