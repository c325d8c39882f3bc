package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.registry.Registry;
import io.streamplatform.dashboard.web.Unavailable;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry as the lab asks it, and whether it answers. */
@Component
class LabRegistry {

    private static final String WHO = "The schema registry";
    private static final long ASKED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String url;
    private final @Nullable SchemaRegistry registry;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Status status;
    private volatile long askedAt = System.nanoTime() - ASKED_AGAIN_NANOS;

    /**
     * Whether there is a registry.
     *
     * @param state what is known of it
     * @param url where it is; null if none is set
     * @param problem what is wrong and what to do; null if nothing is
     */
    record Status(State state, @Nullable String url, @Nullable String problem) {}

    /** What is known of a registry. */
    enum State {
        /** No address is set. */
        NONE,
        /** It has not been asked yet. */
        UNKNOWN,
        THERE,
        AWAY
    }

    /** What the lab wants of it. */
    @FunctionalInterface
    interface Question<T> {
        T ask(SchemaRegistry registry);
    }

    LabRegistry(Registry given) {
        url = given.url();
        registry = given.client();
        status =
                registry == null
                        ? new Status(State.NONE, null, none())
                        : new Status(State.UNKNOWN, url, null);
    }

    /** The registry itself; refuses where none is set. */
    SchemaRegistry registry() {
        if (registry == null) {
            throw new Unavailable(WHO, "No schema registry is set.", Registry.SET_ONE);
        }
        return registry;
    }

    boolean isSet() {
        return registry != null;
    }

    /** Asks; what the registry refuses is thrown as it is. */
    <T> T ask(Question<T> question) {
        try {
            T answer = question.ask(registry());
            told(new Status(State.THERE, url, null));
            return answer;
        } catch (RegistryAwayException e) {
            told(new Status(State.AWAY, url, e.getMessage()));
            throw new Unavailable(
                    WHO,
                    e.getMessage() + ".",
                    "Start it, or set dashboard.registry.url to another.");
        }
    }

    /** Deletes a subject and its versions for good, if it is there. */
    void delete(String subject) {
        List<String> there = ask(SchemaRegistry::subjects);
        if (there.contains(subject)) {
            ask(known -> known.deleteSubject(subject, false));
        }
        try {
            ask(known -> known.deleteSubject(subject, true));
        } catch (RegistryRefusedException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    /** The text of a subject's first version; empty if there is none. */
    Optional<String> firstText(String subject) {
        try {
            return Optional.of(
                    ask(known ->
                            known.version(subject, known.versions(subject).getFirst()).text()));
        } catch (RegistryRefusedException e) {
            return Optional.empty();
        }
    }

    /** What is known; asks anew in the background when that is some seconds old. */
    Status status() {
        if (registry != null
                && System.nanoTime() - askedAt > ASKED_AGAIN_NANOS
                && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("lab-registry").start(this::look);
        }
        return status;
    }

    private void look() {
        try {
            ask(SchemaRegistry::globalLevel);
        } catch (Unavailable | RegistryRefusedException told) {
            askedAt = System.nanoTime(); // the state is known
        } finally {
            asking.set(false);
        }
    }

    private void told(Status known) {
        askedAt = System.nanoTime();
        status = known;
    }

    private static String none() {
        return "No schema registry is set. " + Registry.SET_ONE;
    }
}
