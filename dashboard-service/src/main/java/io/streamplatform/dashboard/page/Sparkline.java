package io.streamplatform.dashboard.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The path of a small line in a 96 by 22 box: zero at the foot, gaps where a value is unknown. */
final class Sparkline {

    private static final double WIDTH = 96;
    private static final double FOOT = 21;
    private static final double HEIGHT = 20;

    private Sparkline() {}

    static String line(@Nullable List<? extends @Nullable Number> values) {
        return path(values, false);
    }

    static String area(@Nullable List<? extends @Nullable Number> values) {
        return path(values, true);
    }

    private static String path(
            @Nullable List<? extends @Nullable Number> values, boolean toTheFoot) {
        if (values == null || values.size() < 2) {
            return "";
        }
        double top = 0;
        for (Number value : values) {
            top = value == null ? top : Math.max(top, value.doubleValue());
        }
        double scale = top == 0 ? 0 : HEIGHT / top;
        double step = WIDTH / (values.size() - 1);
        StringBuilder path = new StringBuilder();
        double last = 0;
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            Number value = values.get(i);
            if (value == null) {
                if (drawing && toTheFoot) {
                    path.append(" L%s %sZ".formatted(number(last), number(FOOT)));
                }
                drawing = false;
                continue;
            }
            double x = i * step;
            double y = FOOT - value.doubleValue() * scale;
            if (!drawing && toTheFoot) {
                path.append("M%s %s".formatted(number(x), number(FOOT)));
            }
            path.append(drawing || toTheFoot ? " L" : "M")
                    .append(number(x))
                    .append(' ')
                    .append(number(y));
            drawing = true;
            last = x;
        }
        if (drawing && toTheFoot) {
            path.append(" L%s %sZ".formatted(number(last), number(FOOT)));
        }
        return path.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
