package io.streamplatform.dashboard.live;

import io.streamplatform.dashboard.background.BackgroundLoop;
import io.streamplatform.dashboard.cluster.SampleListener;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionSubscribeEvent;
import org.springframework.web.socket.messaging.SessionUnsubscribeEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends each destination that somebody has subscribed to after every sample, made once for all; to
 * who subscribes, at once; and what has changed on its own, when a {@link LiveChange} tells. Works
 * on its own thread, so the observer is never held up.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LivePublisher extends BackgroundLoop implements SampleListener {

    private static final Logger log = LoggerFactory.getLogger(LivePublisher.class);

    private final LiveSessions sessions;
    private final LiveResources resources;
    private final JsonMapper json;
    private final Semaphore news = new Semaphore(0);
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sampled = new AtomicBoolean();

    /** What the destinations were sent last. Of the thread that publishes alone. */
    private final Map<String, byte[]> told = new HashMap<>();

    LivePublisher(LiveSessions sessions, LiveResources resources, JsonMapper json) {
        super(Thread.ofVirtual().name("live-publisher"), Duration.ZERO);
        this.sessions = sessions;
        this.resources = resources;
        this.json = json;
    }

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        sampled.set(true);
        news.release();
    }

    @EventListener
    void on(LiveChange change) {
        changed.add(change.destination());
        news.release();
    }

    @EventListener
    void on(SessionSubscribeEvent event) {
        SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.wrap(event.getMessage());
        String session = headers.getSessionId();
        String subscription = headers.getSubscriptionId();
        String destination = headers.getDestination();
        if (session == null || subscription == null || destination == null) {
            return;
        }
        if (sessions.subscribe(session, subscription, destination)
                && !destination.startsWith(LiveSessions.RECORDS)) {
            byte[] body = body(destination);
            if (body != null) {
                sessions.offer(session, destination, body);
            }
        }
    }

    @EventListener
    void on(SessionUnsubscribeEvent event) {
        SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.wrap(event.getMessage());
        String session = headers.getSessionId();
        String subscription = headers.getSubscriptionId();
        if (session != null && subscription != null) {
            sessions.unsubscribe(session, subscription);
        }
    }

    @Override
    protected void step() throws InterruptedException {
        news.acquire();
        news.drainPermits();
        publish(sampled.getAndSet(false));
    }

    private void publish(boolean all) {
        Set<String> destinations = sessions.destinations();
        told.keySet().retainAll(destinations);
        Set<String> fresh = Set.copyOf(changed);
        changed.removeAll(fresh);
        if (!all) {
            destinations.retainAll(fresh);
        }
        for (String destination : destinations) {
            byte[] body = body(destination);
            // Most bodies carry the sample's time. One that does not is not told twice.
            if (body != null && !Arrays.equals(body, told.put(destination, body))) {
                sessions.offer(destination, body);
            }
        }
    }

    private byte @Nullable [] body(String destination) {
        try {
            Object body = resources.body(destination);
            return body == null ? null : json.writeValueAsBytes(body);
        } catch (RuntimeException e) { // one that fails does not keep the others back
            log.warn("{} could not be made", destination, e);
            return null;
        }
    }
}
