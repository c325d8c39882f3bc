package io.streamplatform.dashboard.access;

/** What a person may do with the dashboard; each role includes those before it. */
public enum Role {
    /** Looks at everything and changes nothing. */
    VIEWER,
    /** Writes records, and moves or resets consumer groups. */
    EDITOR,
    /** Changes topics, brokers, quotas, users and access rules. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
