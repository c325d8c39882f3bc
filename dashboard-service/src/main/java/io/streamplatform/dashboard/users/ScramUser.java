package io.streamplatform.dashboard.users;

import java.util.List;

/**
 * Somebody who can log in.
 *
 * @param name what the client gives as its user name
 * @param credentials by mechanism; the passwords themselves are known to nobody, Kafka included
 */
record ScramUser(String name, List<Credential> credentials) {

    /**
     * A way to log in.
     *
     * @param mechanism {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
     * @param iterations how often the password was hashed
     */
    record Credential(String mechanism, int iterations) {}
}
