package io.streamplatform.dashboard.labs.groups.comparison;

/** What makes the group share its partitions out anew. */
enum Occasion {
    JOIN("a fourth member joins"),
    LEAVE("the fourth member leaves");

    private final String words;

    Occasion(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
