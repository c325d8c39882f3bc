package io.streamplatform.dashboard.labs;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** Why an experiment came to nothing, in words for people. */
public final class FailureWords {

    private static final Logger log = LoggerFactory.getLogger(FailureWords.class);

    private FailureWords() {}

    /**
     * What nobody foresaw is told to the log, and the words point there.
     *
     * @param experiment that failed, for the log
     */
    public static String of(String experiment, RuntimeException failure) {
        return switch (failure) {
            case ErrorResponseException refused -> couldNotGoOn(refused.getBody().getDetail());
            case KafkaException refused -> couldNotGoOn(refused.getMessage());
            default -> {
                log.error("{} failed", experiment, failure);
                yield "It failed; the dashboard's log tells why.";
            }
        };
    }

    private static String couldNotGoOn(@Nullable String reason) {
        return "It could not go on: " + reason;
    }
}
