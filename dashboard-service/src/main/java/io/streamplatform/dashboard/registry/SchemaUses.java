package io.streamplatform.dashboard.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.schemas.registry.SubjectVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where schemas are registered, asked once a minute for each that is seen in records. */
final class SchemaUses {

    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MOST_KEPT = 1_000;

    private final @Nullable SchemaRegistry registry;
    private final Cache<Seen, CompletableFuture<List<SubjectVersion>>> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEEP).build();

    /** A schema in one place: the same text may be registered for another a moment later. */
    private record Seen(int id, String preferred) {}

    SchemaUses(@Nullable SchemaRegistry registry) {
        this.registry = registry;
    }

    SchemaLabel label(int id, String type, String name, String preferred, boolean mayWait) {
        SubjectVersion use =
                of(new Seen(id, preferred), mayWait ? PATIENCE : Duration.ZERO).stream()
                        .max(
                                Comparator.comparing((SubjectVersion each) ->
                                                each.subject().equals(preferred))
                                        .thenComparing(
                                                SubjectVersion::subject, Comparator.reverseOrder())
                                        .thenComparingInt(SubjectVersion::version))
                        .orElse(null);
        return new SchemaLabel(
                id,
                type,
                name,
                use == null ? null : use.subject(),
                use == null ? null : use.version());
    }

    /** Has who asks next be told anew. */
    void forget(int id) {
        known.asMap().keySet().removeIf(seen -> seen.id() == id);
    }

    /** What the registry tells within the time given; none when it does not. */
    private List<SubjectVersion> of(Seen seen, Duration patience) {
        SchemaRegistry asked = registry;
        if (asked == null) {
            return List.of();
        }
        CompletableFuture<List<SubjectVersion>> answer =
                known.get(seen, _ -> ask(asked, seen.id()));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static CompletableFuture<List<SubjectVersion>> ask(SchemaRegistry registry, int id) {
        CompletableFuture<List<SubjectVersion>> answer = new CompletableFuture<>();
        Thread _ =
                Thread.ofVirtual()
                        .name("schema-uses-" + id)
                        .start(() -> {
                            try {
                                answer.complete(registry.usesOf(id));
                            } catch (RegistryAwayException | RegistryRefusedException e) {
                                answer.completeExceptionally(e);
                            }
                        });
        return answer;
    }
}
