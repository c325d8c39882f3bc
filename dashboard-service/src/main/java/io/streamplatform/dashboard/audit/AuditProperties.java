package io.streamplatform.dashboard.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where it is kept what was changed, and by whom. It is always in the log (logger {@code audit}).
 *
 * @param topic that it is written to as well, and read from after a restart; none unless set, since
 *     a dashboard makes no topic that nobody asked for. When there is no topic of this name it is
 *     made, with one partition
 * @param retention of that topic when it is made
 * @param kept entries that are kept in memory for the page and {@code /api/audit}; as many again of
 *     logins and refusals, which cannot push changes out
 * @param queue entries that wait to be written to the topic; more are counted as dropped, and are
 *     in the log all the same
 */
@Validated
@ConfigurationProperties("dashboard.audit")
record AuditProperties(
        @Nullable String topic,
        @DefaultValue("90d") Duration retention,
        @Positive @Max(10_000) @DefaultValue("1000") int kept,
        @Positive @Max(100_000) @DefaultValue("1000") int queue) {

    boolean hasTopic() {
        return topic != null && !topic.isBlank();
    }
}
