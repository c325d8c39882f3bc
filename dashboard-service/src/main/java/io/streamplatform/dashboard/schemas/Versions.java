package io.streamplatform.dashboard.schemas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Versions of subjects, read some at a time and kept for a minute: their texts do not change. */
@Component
class Versions implements DisposableBean {

    /** Versions of a subject that are read, the newest. */
    static final int MOST = 100;

    private static final int AT_A_TIME = 8;
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final Cache<Place, RegisteredSchema> known =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(KEEP).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    private record Place(String subject, int version) {}

    /** A version, also one that is deleted softly. */
    RegisteredSchema of(SchemaRegistry registry, String subject, int version) {
        return known.get(
                new Place(subject, version),
                place -> registry.versionOrDeleted(place.subject(), place.version()));
    }

    /** Several versions, in the order of their numbers as given. */
    List<RegisteredSchema> all(SchemaRegistry registry, String subject, List<Integer> versions) {
        List<Future<RegisteredSchema>> asked = new ArrayList<>();
        for (int version : versions) {
            asked.add(threads.submit(() -> inTurn(registry, subject, version)));
        }
        List<RegisteredSchema> all = new ArrayList<>();
        try {
            for (Future<RegisteredSchema> each : asked) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            asked.forEach(each -> each.cancel(true));
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e);
        } catch (InterruptedException e) {
            asked.forEach(each -> each.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while versions were read", e);
        }
    }

    /** Those of several versions that the registry tells of: of deleted subjects it may not. */
    List<RegisteredSchema> told(SchemaRegistry registry, String subject, List<Integer> versions) {
        try {
            return all(registry, subject, versions);
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    private RegisteredSchema inTurn(SchemaRegistry registry, String subject, int version)
            throws InterruptedException {
        turns.acquire();
        try {
            return of(registry, subject, version);
        } finally {
            turns.release();
        }
    }

    /** Has a subject's versions read anew. */
    void changed(String subject) {
        known.asMap().keySet().removeIf(place -> place.subject().equals(subject));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
