package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;

/**
 * How many different users there ever were in one partition.
 *
 * @param schemaVersion version of this contract
 * @param users the different users
 */
public record Audience(int schemaVersion, DistinctCount users) implements Aggregate {
    public Audience {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("users", users);
    }
}
