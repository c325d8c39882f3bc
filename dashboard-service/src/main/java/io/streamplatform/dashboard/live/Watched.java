package io.streamplatform.dashboard.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Topics whose records somebody watches, by how many. */
@Component
class Watched {

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final Map<String, Integer> watchers = new HashMap<>();
    private long changes;
    private Runnable onChange = () -> {};

    static boolean isTopicName(String name) {
        return TOPIC_NAME.matcher(name).matches();
    }

    /** Whom to tell when a topic is watched by its first, or left by its last. */
    synchronized void onChange(Runnable listener) {
        onChange = listener;
    }

    synchronized void add(String topic) {
        if (watchers.merge(topic, 1, Integer::sum) == 1) {
            changed();
        }
    }

    synchronized void remove(String topic) {
        if (watchers.computeIfPresent(topic, (name, count) -> count == 1 ? null : count - 1)
                == null) {
            changed();
        }
    }

    synchronized Set<String> topics() {
        return Set.copyOf(watchers.keySet());
    }

    synchronized void awaitAny() throws InterruptedException {
        while (watchers.isEmpty()) {
            wait();
        }
    }

    /** Waits for the next change, but not longer than so many milliseconds. */
    synchronized void awaitChange(long millis) throws InterruptedException {
        long seen = changes;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (changes == seen && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }

    private void changed() {
        changes++;
        notifyAll();
        onChange.run();
    }
}
