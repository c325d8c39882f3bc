package io.streamplatform.dashboard.users;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody is to log in with. It is never logged, kept or answered.
 *
 * @param password what the client gives; hashed here, so that Kafka gets only the hash
 * @param iterations how often it is hashed; null for 4096
 */
record CredentialRequest(@Nullable String password, @Nullable Integer iterations) {

    static final int LEAST_ITERATIONS = 4096;
    static final int MOST_ITERATIONS = 16384;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int LONGEST_NAME = 250;

    UserScramCredentialUpsertion upsertion(String user, ScramMechanism mechanism) {
        requireName(user);
        if (password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            throw new BadParameter(
                    "password",
                    null,
                    "give a password of 1 to %,d characters.".formatted(LONGEST_PASSWORD));
        }
        int times = rounds();
        if (times < LEAST_ITERATIONS || times > MOST_ITERATIONS) {
            throw new BadParameter(
                    "iterations",
                    Integer.toString(times),
                    "give a number from %d to %d, as Kafka does."
                            .formatted(LEAST_ITERATIONS, MOST_ITERATIONS));
        }
        return new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(mechanism, times), password);
    }

    int rounds() {
        return iterations == null ? LEAST_ITERATIONS : iterations;
    }

    private static void requireName(String user) {
        if (user.isBlank() || user.length() > LONGEST_NAME) {
            throw new BadParameter(
                    "user", user, "give a name of 1 to %d characters.".formatted(LONGEST_NAME));
        }
    }

    /** From its name in the address. */
    static ScramMechanism mechanism(String name) {
        ScramMechanism mechanism = ScramMechanism.fromMechanismName(name);
        if (mechanism == ScramMechanism.UNKNOWN) {
            throw new BadParameter(
                    "mechanism",
                    name,
                    "give one of %s."
                            .formatted(
                                    Arrays.stream(ScramMechanism.values())
                                            .filter(each -> each != ScramMechanism.UNKNOWN)
                                            .map(ScramMechanism::mechanismName)
                                            .collect(Collectors.joining(", "))));
        }
        return mechanism;
    }

    /** Without the password, wherever it is written. */
    @Override
    public String toString() {
        return "CredentialRequest[iterations=%s]".formatted(iterations);
    }
}
