package io.streamplatform.dashboard.page;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around every page.
 *
 * @param theme the viewer's choice, "light" or "dark"; null to follow the system
 * @param now the server's clock, so that ages hold in browsers whose clock is off
 * @param sight how well the cluster is seen; null for who may not know
 * @param importMap where the browser finds the modules that are libraries, as JSON
 * @param assets path below which the static files are, named by their fingerprint
 * @param viewer who looks at it
 */
public record PageFrame(
        @Nullable String theme,
        Instant now,
        @Nullable SightWords sight,
        String importMap,
        String assets,
        FrameViewer viewer) {

    private static final List<Link> PAGES =
            List.of(
                    new Link("overview", "Overview", "/"),
                    new Link("topics", "Topics", "/topics"),
                    new Link("groups", "Groups", "/groups"),
                    new Link("schemas", "Schemas", "/schemas"),
                    new Link("cluster", "Cluster", "/cluster"),
                    new Link("follow", "Follow", "/follow"),
                    new Link("analytics", "Analytics", "/analytics"),
                    new Link("alerts", "Alerts", "/alerts"),
                    new Link("metrics", "Metrics", "/metrics"),
                    new Link("likes", "Likes", "/likes"),
                    new Link("labs", "Labs", "/labs"));

    public List<Link> pages() {
        return PAGES;
    }

    /** Style sheets that a page needs beside those of all pages. */
    public List<String> styles(String subject) {
        return switch (subject) {
            case "overview" -> List.of("record", "stream", "overview");
            case "topic" -> List.of("record", "stream", "tables", "topics");
            case "topics", "configuration" -> List.of("tables", "topics");
            case "records" -> List.of("record", "stream", "tables", "records");
            case "produce" -> List.of("record", "tables", "produce", "schemas");
            case "schemas", "schema" -> List.of("record", "tables", "schemas");
            case "groups", "group" -> List.of("tables", "groups");
            case "follow" -> List.of("record", "tables", "follow");
            case String page when page.startsWith("cluster") -> List.of("tables", "cluster");
            case "access", "audit" -> List.of("tables", "access");
            case "labs-groups" ->
                    List.of("tables", "labs", "labs-groups", "labs-queue", "labs-comparison");
            case String page when page.startsWith("labs") -> List.of("record", "tables", "labs");
            case "analytics", "alerts", "metrics" -> List.of("services");
            case "likes" -> List.of("services", "likes");
            default -> List.of();
        };
    }

    /** Whether a page has a module of its own. */
    public boolean hasModule(String subject) {
        return !subject.equals("error");
    }

    /**
     * A page of the navigation.
     *
     * @param name also that of its icon
     * @param title what is shown
     * @param path where it is
     */
    public record Link(String name, String title, String path) {

        private static final Set<String> OF_A_TOPIC = Set.of("configuration", "records", "produce");

        /**
         * Whether a page of this subject is at home here: a topic belongs to the topics, {@code
         * cluster-quotas} to the cluster.
         */
        public boolean isFor(String subject) {
            return name.equals(subject)
                    || name.equals(subject + "s")
                    || subject.startsWith(name + "-")
                    || (name.equals("topics") && OF_A_TOPIC.contains(subject))
                    || (name.equals("cluster") && subject.equals("audit"));
        }
    }

    /**
     * The sight in words, for the first paint.
     *
     * @param state LIVE, STALE or CONNECTING
     * @param since when that state began
     * @param sampledAt age of what is shown; null before the first sample
     * @param error why the cluster cannot be seen; null while it can
     * @param word the state for people
     * @param level class of the state's colour
     * @param age how old the sample is
     */
    public record SightWords(
            Sight.State state,
            Instant since,
            @Nullable Instant sampledAt,
            @Nullable String error,
            String word,
            String level,
            String age) {

        static SightWords of(Sight sight, Instant now) {
            String word =
                    switch (sight.state()) {
                        case LIVE -> "Live";
                        case STALE -> "Stale";
                        case CONNECTING -> "Connecting";
                    };
            String level =
                    switch (sight.state()) {
                        case LIVE -> "is-ok";
                        case STALE -> "is-bad";
                        case CONNECTING -> "is-warn";
                    };
            return new SightWords(
                    sight.state(),
                    sight.since(),
                    sight.sampledAt(),
                    sight.error(),
                    word,
                    level,
                    age(sight.sampledAt(), now));
        }

        private static String age(@Nullable Instant sampledAt, Instant now) {
            if (sampledAt == null) {
                return "no data yet";
            }
            long seconds = Duration.between(sampledAt, now).toSeconds();
            return seconds < 2 ? "now" : Figures.duration((double) seconds) + " ago";
        }
    }
}
