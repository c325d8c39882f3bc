package io.streamplatform.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The group of the dashboard's lab, as the lab tells it.
 *
 * @param told what {@code /api/labs/groups} answered
 */
record SeenGroup(JsonNode told) {

    /** A member that owns partitions, and reads them. */
    private static final String WORKING = "WORKING";

    /** A member that owns none. */
    private static final String IDLE = "IDLE";

    /**
     * A member.
     *
     * @param state such as {@code WORKING}
     * @param partitions that it owns
     * @param read records that it has read
     * @param uncommitted those of them that it has not committed
     */
    record Member(
            String name, String state, List<Integer> partitions, long read, long uncommitted) {

        boolean isIdle() {
            return state.equals(IDLE);
        }

        private String words() {
            return partitions.isEmpty() ? state.toLowerCase(Locale.ROOT) : "owns " + partitions;
        }
    }

    boolean isRunning() {
        return told.path("running").asBoolean(false);
    }

    List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (JsonNode each : told.path("members")) {
            List<Integer> partitions = new ArrayList<>();
            each.path("partitions").forEach(partition -> partitions.add(partition.asInt()));
            members.add(
                    new Member(
                            each.path("name").asString(""),
                            each.path("state").asString(""),
                            partitions,
                            each.path("read").asLong(0),
                            each.path("uncommitted").asLong(0)));
        }
        return members;
    }

    Member member(String name) {
        return members().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ClaimFailedException("The lab has no member " + name + " any more."));
    }

    /** One that owns a partition. */
    Member busy() {
        return members().stream()
                .filter(each -> !each.partitions().isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new ClaimFailedException("No member owns a partition: " + words()));
    }

    /** Nothing moves any more: so many work, a partition each, and so many have nothing to do. */
    boolean isSettled(int working, int idle) {
        return told.path("broker").path("state").asString("").equals("Stable")
                && lastRebalance().map(each -> each.path("tookMillis").isNumber()).orElse(false)
                && count(WORKING) == working
                && count(IDLE) == idle
                && members().stream().mapToInt(each -> each.partitions().size()).sum()
                        == told.path("partitions").size();
    }

    private long count(String state) {
        return members().stream().filter(each -> each.state().equals(state)).count();
    }

    Optional<JsonNode> lastRebalance() {
        JsonNode timeline = told.path("timeline");
        return timeline.isEmpty()
                ? Optional.empty()
                : Optional.of(timeline.path(timeline.size() - 1));
    }

    /** Whether the broker still waits for a sign of life of a member. */
    boolean isAwaited(String member) {
        for (JsonNode each : told.path("members")) {
            if (each.path("name").asString("").equals(member)) {
                return !each.path("deadline").isNull();
            }
        }
        return false;
    }

    /** Records of a partition that nobody has read yet. */
    long unread(int partition) {
        return unread(told.path("partitions").path(partition));
    }

    private static long unread(JsonNode partition) {
        // What was read may be newer than what the broker was asked about.
        return Math.max(
                0, partition.path("end").asLong(0) - partition.path("lastRead").asLong(-1) - 1);
    }

    /** Records of all other partitions that nobody has read yet. */
    long unreadBesides(int partition) {
        long unread = 0;
        for (JsonNode each : told.path("partitions")) {
            unread += each.path("partition").asInt() == partition ? 0 : unread(each);
        }
        return unread;
    }

    /** A figure over all members: written, read, redelivered, waitingToBeRead. */
    long total(String which) {
        return Stage.number(told.path("totals"), which);
    }

    /** Who has what, as a sentence without its full stop. */
    String words() {
        List<String> words = new ArrayList<>();
        members().forEach(each -> words.add(each.name() + " " + each.words()));
        return words.isEmpty() ? "nobody is in it" : String.join(", ", words);
    }

    /** Figures of the members. */
    List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("member", "state", "partitions", "records read"));
        for (Member each : members()) {
            rows.add(
                    List.of(
                            each.name(),
                            each.state().toLowerCase(Locale.ROOT),
                            each.partitions().isEmpty() ? "none" : each.partitions().toString(),
                            String.valueOf(each.read())));
        }
        return rows;
    }
}
