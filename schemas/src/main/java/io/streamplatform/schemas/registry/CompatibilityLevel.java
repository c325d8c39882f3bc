package io.streamplatform.schemas.registry;

/**
 * What a subject's new version must go together with (<a
 * href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html">schema
 * evolution</a>).
 */
public enum CompatibilityLevel {
    NONE(false, false, false, "Anything goes"),
    BACKWARD(true, false, false, "New readers read what the last version wrote"),
    BACKWARD_TRANSITIVE(true, false, true, "New readers read what any version wrote"),
    FORWARD(false, true, false, "Readers of the last version read what the new one writes"),
    FORWARD_TRANSITIVE(false, true, true, "Readers of any version read what the new one writes"),
    FULL(true, true, false, "The last version and the new one read each other"),
    FULL_TRANSITIVE(true, true, true, "Any version and the new one read each other");

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;
    private final String meaning;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive, String meaning) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
        this.meaning = meaning;
    }

    /** Whether readers of the new version must read what was written before. */
    public boolean isBackward() {
        return backward;
    }

    /** Whether readers of before must read what the new version writes. */
    public boolean isForward() {
        return forward;
    }

    /** Whether all earlier versions count, and not the last one alone. */
    public boolean isTransitive() {
        return transitive;
    }

    /** What it promises, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
