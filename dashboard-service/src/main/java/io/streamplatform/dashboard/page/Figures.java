package io.streamplatform.dashboard.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures as people read them, for the first paint; {@code format.js} follows the same rules for
 * what comes later. Unknown is a dash, never zero.
 */
public final class Figures {

    static final Figures INSTANCE = new Figures();
    private static final String UNKNOWN = "–";

    private Figures() {}

    /** Grouped digits: 12,345. */
    public static String count(@Nullable Number value) {
        return value == null
                ? UNKNOWN
                : String.format(Locale.ROOT, "%,d", Math.round(value.doubleValue()));
    }

    /** Short from a million: 1.23 M. */
    public static String compact(@Nullable Number value) {
        if (value == null || Math.abs(value.doubleValue()) < 1_000_000) {
            return count(value);
        }
        double number = value.doubleValue();
        double size = 1e12;
        for (String unit : List.of("T", "G", "M")) {
            if (Math.abs(number) >= size) {
                return trimmed(number / size) + " " + unit;
            }
            size /= 1000;
        }
        return count(value);
    }

    /** Records per second, without the unit. */
    public static String rate(@Nullable Number value) {
        if (value == null) {
            return UNKNOWN;
        }
        double rate = value.doubleValue();
        if (rate == 0) {
            return "0";
        }
        if (rate < 0.05) {
            return "<0.1";
        }
        return rate < 100 ? String.format(Locale.ROOT, "%.1f", rate) : count(rate);
    }

    public static String perSecond(@Nullable Number value) {
        return value == null ? UNKNOWN : rate(value) + "/s";
    }

    /** Bytes in binary units: 1.2 MiB. */
    public static String bytes(@Nullable Number value) {
        if (value == null) {
            return UNKNOWN;
        }
        double scaled = value.doubleValue();
        if (scaled < 1024) {
            return count(scaled) + " B";
        }
        String unit = "";
        for (String next : List.of("KiB", "MiB", "GiB", "TiB", "PiB")) {
            if (scaled < 1024) {
                break;
            }
            scaled /= 1024;
            unit = next;
        }
        return (scaled < 100 ? String.format(Locale.ROOT, "%.1f", scaled) : count(scaled))
                + " "
                + unit;
    }

    /** Seconds in words: 0.4 s, 3 min 4 s, 2 h 5 min. */
    public static String duration(@Nullable Number seconds) {
        if (seconds == null) {
            return UNKNOWN;
        }
        double exact = seconds.doubleValue();
        if (exact == 0) {
            return "0 s";
        }
        if (exact < 0.1) {
            return "<0.1 s";
        }
        if (exact < 10) {
            return String.format(Locale.ROOT, "%.1f s", exact);
        }
        long whole = Math.round(exact);
        if (whole >= 86_400) {
            return pair(whole, 86_400, "d", 3600, "h");
        }
        if (whole >= 3600) {
            return pair(whole, 3600, "h", 60, "min");
        }
        return whole >= 60 ? pair(whole, 60, "min", 1, "s") : whole + " s";
    }

    private static String pair(long whole, long big, String bigUnit, long small, String smallUnit) {
        long rest = whole % big / small;
        return whole / big + " " + bigUnit + (rest == 0 ? "" : " " + rest + " " + smallUnit);
    }

    /** When a backlog is gone: no lag is said as that. */
    public static String clearIn(@Nullable Number lag, @Nullable Number seconds) {
        if (lag != null && lag.longValue() == 0) {
            return "no lag";
        }
        return seconds == null ? UNKNOWN : duration(seconds);
    }

    public static String plural(long count, String one) {
        return count(count) + " " + (count == 1 ? one : one + "s");
    }

    /** UTC until the browser knows better. */
    public static String time(@Nullable Instant time) {
        return time == null
                ? UNKNOWN
                : time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
    }

    /** A state in lower-case words: PreparingRebalance becomes "preparing rebalance". */
    public static String words(@Nullable Object state) {
        return state == null || state.toString().equals("UNKNOWN")
                ? "unknown"
                : state.toString()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT);
    }

    /** A few names and how many more. */
    public static String names(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return "no topics";
        }
        List<String> first = names.subList(0, Math.min(3, names.size()));
        int more = names.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Replicas in sync, and those that are not. */
    public static String replicas(List<Integer> inSync, List<Integer> replicas) {
        List<String> missing =
                replicas.stream()
                        .filter(replica -> !inSync.contains(replica))
                        .map(String::valueOf)
                        .toList();
        String words = String.join(", ", inSync.stream().sorted().map(String::valueOf).toList());
        return missing.isEmpty() ? words : words + "; missing " + String.join(", ", missing);
    }

    /** Where a group's page is. */
    public static @Nullable String groupPage(@Nullable String group) {
        return group == null ? null : GroupLink.of(group);
    }

    /** Where a subject's page is. */
    public static @Nullable String subjectPage(@Nullable String subject) {
        return subject == null ? null : SubjectLink.of(subject);
    }

    /** Class of a lag's colour. */
    public static String lagLevel(@Nullable Number seconds) {
        if (seconds == null || seconds.doubleValue() < 10) {
            return "";
        }
        return seconds.doubleValue() < 60 ? "is-warn" : "is-bad";
    }

    /** Class of a group state's colour. */
    public static String groupLevel(@Nullable String state) {
        String words = words(state);
        if (words.equals("stable")) {
            return "is-ok";
        }
        return words.equals("empty") || words.equals("dead") || words.equals("unknown")
                ? ""
                : "is-warn";
    }

    public static String sparkLine(@Nullable List<? extends @Nullable Number> values) {
        return Sparkline.line(values);
    }

    public static String sparkArea(@Nullable List<? extends @Nullable Number> values) {
        return Sparkline.area(values);
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
