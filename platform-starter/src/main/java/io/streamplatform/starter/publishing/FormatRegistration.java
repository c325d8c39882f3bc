package io.streamplatform.starter.publishing;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tries once a second to begin with the format that is awaited, on a thread of its own, so that a
 * service starts without the registry and goes on by itself when that is there.
 */
final class FormatRegistration implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FormatRegistration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PublishedFormat format;
    private volatile @Nullable Thread thread;

    FormatRegistration(PublishedFormat format) {
        this.format = format;
    }

    @Override
    public void start() {
        if (format.absence() != null) {
            thread = Thread.ofVirtual().name("format-registration").start(this::tryUntilDone);
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void tryUntilDone() {
        String told = null;
        try {
            while (!format.tryAwaited()) {
                String absence = format.absence();
                if (absence != null && !Objects.equals(absence, told)) {
                    LOG.warn(
                            "{} cannot be written yet: {}. Nothing is published until it can",
                            format.current().label(),
                            absence);
                    told = absence;
                }
                Thread.sleep(PAUSE);
            }
            LOG.info("Values are written as {}", format.current().label());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
