package io.streamplatform.schemas.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The schemas of ids, each looked up once and kept: an id's schema never changes. Looking up goes
 * on in the background, and is tried again while the registry is away or does not know the id yet.
 * What was given up is looked up anew when it is asked for {@link Patience#anewAfter} later.
 *
 * <p>Holds at most {@value #MOST_SCHEMAS} schemas. Safe for use by many threads.
 */
public final class SchemaCatalogue implements AutoCloseable {
    /** Schemas that are kept. */
    public static final int MOST_SCHEMAS = 1_000;

    /** Requests at one time: bytes that only look like ids may name thousands. */
    private static final int MOST_REQUESTS = 16;

    private final SchemaRegistry registry;
    private final Patience patience;
    private final Cache<Integer, Lookup> lookups =
            Caffeine.newBuilder().maximumSize(MOST_SCHEMAS).build();
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * How long a schema is looked for.
     *
     * @param unknownId for how long an id that the registry does not know is asked for
     * @param away for how long a registry that does not answer is asked
     * @param pause between two attempts
     * @param anewAfter how long after giving up an id is looked for anew
     */
    public record Patience(Duration unknownId, Duration away, Duration pause, Duration anewAfter) {}

    /** The state of looking up one id. */
    private static final class Lookup {
        private final CompletableFuture<RecordSchema> outcome = new CompletableFuture<>();
        private volatile long endedNanos;
    }

    public SchemaCatalogue(SchemaRegistry registry, Patience patience) {
        this.registry = registry;
        this.patience = patience;
    }

    /**
     * Begins to look for a schema, unless it is known or looked for already.
     *
     * @return whether {@link #get} would answer at once: the schema is known, or was given up
     */
    public boolean isSettled(int id) {
        return lookup(id).outcome.isDone();
    }

    /** Whether an id was asked for before, and would not be looked for anew now. */
    public boolean isAsked(int id) {
        Lookup known = lookups.getIfPresent(id);
        return known != null && !isStale(known);
    }

    /**
     * The schema of an id; waits while it is looked for.
     *
     * @throws SchemaUnavailableException if it was given up; the message says why
     */
    public RecordSchema get(int id) {
        try {
            return lookup(id).outcome.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SchemaUnavailableException(
                    String.valueOf(cause.getMessage()),
                    cause.getCause() instanceof RegistryAwayException,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnavailableException(
                    "interrupted while schema %d was looked for".formatted(id), false, e);
        }
    }

    /** Takes a schema in that was just registered, so that nobody has to look it up. */
    public void put(int id, RecordSchema schema) {
        Lookup known = new Lookup();
        known.outcome.complete(schema);
        lookups.put(id, known);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Lookup lookup(int id) {
        Lookup known = lookups.getIfPresent(id);
        if (known != null && !isStale(known)) {
            return known;
        }
        return lookups.asMap()
                .compute(id, (_, there) -> there == null || isStale(there) ? begin(id) : there);
    }

    private boolean isStale(Lookup lookup) {
        return lookup.outcome.isCompletedExceptionally()
                && System.nanoTime() - lookup.endedNanos > patience.anewAfter().toNanos();
    }

    private Lookup begin(int id) {
        Lookup lookup = new Lookup();
        threads.execute(() -> {
            try {
                lookup.outcome.complete(find(id));
            } catch (RuntimeException e) {
                lookup.endedNanos = System.nanoTime();
                lookup.outcome.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lookup.endedNanos = System.nanoTime();
                lookup.outcome.completeExceptionally(e);
            }
        });
        return lookup;
    }

    private SchemaText textOf(int id) throws InterruptedException {
        requests.acquire();
        try {
            return registry.byId(id);
        } finally {
            requests.release();
        }
    }

    private RecordSchema find(int id) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            RuntimeException failure;
            Duration bound;
            try {
                return textOf(id).parse();
            } catch (RegistryAwayException e) {
                failure = e;
                bound = patience.away();
            } catch (RegistryRefusedException e) {
                failure = e;
                bound = patience.unknownId();
            } catch (InvalidSchemaException e) {
                throw new IllegalStateException(
                        "schema %d cannot be understood: %s".formatted(id, e.getMessage()), e);
            }
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.plus(patience.pause()).compareTo(bound) > 0) {
                throw new IllegalStateException(
                        "schema %d could not be had within %s: %s"
                                .formatted(id, bound, failure.getMessage()),
                        failure);
            }
            Thread.sleep(patience.pause());
        }
    }
}
