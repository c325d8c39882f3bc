package io.streamplatform.logs;

import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.logs.backend.BackendWorld;
import io.streamplatform.traffic.TrafficContract;
import io.streamplatform.traffic.TrafficContract.Draft;
import io.streamplatform.traffic.world.TimeOrderedIds;
import io.streamplatform.traffic.world.World;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Publishes what simulated services log to {@code application-logs}. */
@SpringBootApplication(proxyBeanMethods = false)
public class LogProducerApplication {
    private static final HexFormat HEX = HexFormat.of();

    public static void main(String[] args) {
        SpringApplication.run(LogProducerApplication.class, args);
    }

    @Bean
    World<ApplicationLog> backend() {
        return new BackendWorld(new SplittableRandom());
    }

    @Bean
    TrafficContract<ApplicationLog> applicationLogs() {
        TimeOrderedIds ids = new TimeOrderedIds(new SecureRandom());
        return new TrafficContract<>(
                PlatformTopics.APPLICATION_LOGS,
                ApplicationLog.class,
                ApplicationLog::service,
                ApplicationLog::time,
                (draft, now) -> complete(draft, now, ids),
                List.of("info", "error"));
    }

    private static void complete(Draft draft, Instant now, TimeOrderedIds ids) {
        UUID id = ids.next(now);
        draft.ifAbsent("schemaVersion", ApplicationLog.SCHEMA_VERSION);
        draft.ifAbsent("logId", id.toString());
        draft.ifAbsent("time", now.toString());
        String level = draft.text("level");
        if (level.equals("ERROR") || level.equals("FATAL")) {
            // A failure has to be traceable: one that came alone is a trace of its own.
            draft.ifAbsent(
                    "traceId",
                    HEX.toHexDigits(id.getMostSignificantBits())
                            + HEX.toHexDigits(id.getLeastSignificantBits()));
            draft.ifAbsent("spanId", HEX.toHexDigits(id.getLeastSignificantBits()));
        }
    }
}
