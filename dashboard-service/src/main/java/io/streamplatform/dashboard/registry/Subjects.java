package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The subjects of the registry, read in the background while somebody looks: a thousand viewers
 * cost the registry what one costs. A registry that is away leaves what it told last.
 *
 * <p>Each reading asks for the names; what else there is to a subject is read when it is new, was
 * changed here, or was read some time ago, a part of them each time.
 */
@Component
public class Subjects implements DisposableBean {

    private static final long GOOD_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_REREAD = 100;

    private final @Nullable SchemaRegistry registry;
    private final RegistryProperties properties;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> changed = new HashSet<>();
    private KnownSubjects known = KnownSubjects.NONE;
    private long lookedAt;
    private boolean asked;
    private boolean running;

    Subjects(Registry registry, RegistryProperties properties) {
        this.registry = registry.client();
        this.properties = properties;
    }

    /** What is known; waits for the first answer, for as long as an answer may take. */
    public synchronized KnownSubjects look() {
        if (registry == null) {
            return known;
        }
        lookedAt = System.nanoTime();
        begin();
        await(() -> known.at() != null || known.error() != null);
        return known;
    }

    /** What is known, without waiting. */
    public synchronized KnownSubjects atOnce() {
        if (registry != null) {
            lookedAt = System.nanoTime();
            begin();
        }
        return known;
    }

    /**
     * Something was changed, of the subject or, if it has no name, of the registry: waits until it
     * is in the list, for as long as an answer may take.
     */
    public synchronized void changed(String subject) {
        if (registry == null) {
            return;
        }
        changed.add(subject);
        asked = true;
        lookedAt = System.nanoTime();
        begin();
        notifyAll();
        await(() -> !changed.contains(subject));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private void begin() {
        if (!running && !threads.isShutdown()) {
            running = true;
            SchemaRegistry from = Objects.requireNonNull(registry);
            threads.execute(() -> readOn(from));
        }
    }

    private void await(BooleanSupplier isTold) {
        long deadline = System.nanoTime() + properties.answerBound().toNanos();
        try {
            while (running && !isTold.getAsBoolean()) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is known is there all the same
        }
    }

    private void readOn(SchemaRegistry from) {
        try {
            while (mayGoOn()) {
                readOnce(from);
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                running = false;
                notifyAll();
            }
        }
    }

    private synchronized boolean mayGoOn() {
        boolean goesOn = asked || System.nanoTime() - lookedAt < properties.idleAfter().toNanos();
        if (!goesOn) {
            running = false;
        }
        return goesOn;
    }

    private synchronized void pause() throws InterruptedException {
        long deadline = System.nanoTime() + properties.refreshPeriod().toNanos();
        long left = properties.refreshPeriod().toMillis();
        while (!asked && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
    }

    private void readOnce(SchemaRegistry from) throws InterruptedException {
        Set<String> anew;
        KnownSubjects before;
        synchronized (this) {
            asked = false;
            anew = Set.copyOf(changed);
            before = known;
        }
        try {
            CompatibilityLevel global = from.globalLevel();
            List<String> names = from.subjects();
            Map<String, KnownSubject> all = new HashMap<>();
            before.subjects().forEach(each -> all.put(each.name(), each));
            List<String> stale = stale(names, all, anew);
            new SubjectReader(from, global, threads)
                    .read(stale)
                    .forEach(each -> all.put(each.name(), each));
            List<KnownSubject> now =
                    names.stream()
                            .map(name -> all.getOrDefault(name, KnownSubject.named(name)))
                            .toList();
            tell(new KnownSubjects(now, global, Instant.now(), null), anew);
        } catch (RegistryAwayException | RegistryRefusedException e) {
            tell(
                    new KnownSubjects(
                            before.subjects(), before.global(), before.at(), e.getMessage()),
                    Set.of());
        }
    }

    /** All that are new or were changed, and some of those that were read long ago. */
    private static List<String> stale(
            List<String> names, Map<String, KnownSubject> known, Set<String> changed) {
        long now = System.nanoTime();
        List<String> stale = new ArrayList<>();
        List<KnownSubject> old = new ArrayList<>();
        for (String name : names) {
            KnownSubject subject = known.get(name);
            if (subject == null || !subject.isRead() || changed.contains(name)) {
                stale.add(name);
            } else if (now - subject.readNanos() > GOOD_NANOS) {
                old.add(subject);
            }
        }
        old.stream()
                .sorted(Comparator.comparingLong(KnownSubject::readNanos))
                .limit(MOST_REREAD)
                .forEach(each -> stale.add(each.name()));
        return stale;
    }

    private synchronized void tell(KnownSubjects now, Set<String> read) {
        known = now;
        changed.removeAll(read);
        notifyAll();
    }
}
