package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads subjects, some at a time. */
final class SubjectReader {

    private static final int AT_A_TIME = 8;

    private final SchemaRegistry registry;
    private final CompatibilityLevel global;
    private final ExecutorService threads;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    SubjectReader(SchemaRegistry registry, CompatibilityLevel global, ExecutorService threads) {
        this.global = global;
        this.registry = registry;
        this.threads = threads;
    }

    /**
     * Reads those of these names; those that are gone meanwhile are left out.
     *
     * @throws RegistryAwayException if one was not answered
     */
    List<KnownSubject> read(List<String> names) throws InterruptedException {
        List<Future<@Nullable KnownSubject>> all = new ArrayList<>();
        for (String name : names) {
            all.add(threads.submit(() -> inTurn(name)));
        }
        List<KnownSubject> read = new ArrayList<>();
        try {
            for (Future<@Nullable KnownSubject> each : all) {
                KnownSubject subject = each.get();
                if (subject != null) {
                    read.add(subject);
                }
            }
        } catch (ExecutionException e) {
            all.forEach(each -> each.cancel(true));
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e);
        }
        return read;
    }

    private @Nullable KnownSubject inTurn(String name) throws InterruptedException {
        turns.acquire();
        try {
            return read(name);
        } finally {
            turns.release();
        }
    }

    private @Nullable KnownSubject read(String name) {
        try {
            List<Integer> versions = registry.versions(name);
            RegisteredSchema latest = registry.version(name, versions.getLast());
            return new KnownSubject(
                    name,
                    latest.type(),
                    versions.size(),
                    latest.version(),
                    latest.id(),
                    // Some registries tell the global one of subjects that have none of their own.
                    registry.ownLevel(name).filter(each -> each != global).orElse(null),
                    System.nanoTime());
        } catch (RegistryRefusedException e) {
            return e.isNotFound() ? null : KnownSubject.named(name);
        }
    }
}
