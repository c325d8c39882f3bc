package io.streamplatform.dashboard.schemas;

/**
 * A version that was registered.
 *
 * @param subject its subject
 * @param version its number
 * @param id its id
 * @param isNew whether it was not there before
 */
record RegisteredVersion(String subject, int version, int id, boolean isNew) {}
