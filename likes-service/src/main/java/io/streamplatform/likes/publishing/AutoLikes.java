package io.streamplatform.likes.publishing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Likes that come by themselves, at equal distances, of one user after the other. Whatever would
 * have been due while none can be taken is not made up for.
 */
public final class AutoLikes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AutoLikes.class);
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    /** Most time that is caught up. */
    private static final Duration LONGEST_LATENESS = Duration.ofMillis(250);

    private final LikePublisher publisher;
    private final List<String> users;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int perSecond;
    private long liked;
    private boolean unavailable;
    private volatile @Nullable Thread thread;

    AutoLikes(LikePublisher publisher, List<String> users, int perSecond) {
        this.publisher = publisher;
        this.users = List.copyOf(users);
        this.perSecond = perSecond;
    }

    /** Likes a second; 0 for none. */
    public int perSecond() {
        lock.lock();
        try {
            return perSecond;
        } finally {
            lock.unlock();
        }
    }

    /** So many likes a second from now on. */
    public void setPerSecond(int wanted) {
        lock.lock();
        try {
            perSecond = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The most likes a second that can be asked for. */
    public static int highestRate() {
        return PublishingProperties.HIGHEST_RATE;
    }

    private void likeUntilStopped() {
        try {
            long due = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                due = awaitDue(due);
                like();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the like after the one that was due then is due, whatever the rate becomes. */
    private long awaitDue(long lastDue) throws InterruptedException {
        long before = lastDue;
        lock.lockInterruptibly();
        try {
            while (true) {
                if (perSecond == 0) {
                    changed.await();
                    before = System.nanoTime();
                    continue;
                }
                long due =
                        Math.max(
                                before + TimeUnit.SECONDS.toNanos(1) / perSecond,
                                System.nanoTime() - LONGEST_LATENESS.toNanos());
                long left = due - System.nanoTime();
                if (left <= 0) {
                    return due;
                }
                long _ = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void like() throws InterruptedException {
        try {
            var _ = publisher.like(1, users.get((int) (liked++ % users.size())));
            unavailable = false;
        } catch (LikesUnavailableException e) {
            if (!unavailable) {
                LOG.warn("Likes do not come by themselves for now: {}", e.getMessage());
            }
            unavailable = true;
        }
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("auto-likes").start(this::likeUntilStopped);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        running.interrupt();
        try {
            if (!running.join(STOP_BOUND)) {
                LOG.warn("The likes that come by themselves did not end within {}", STOP_BOUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
