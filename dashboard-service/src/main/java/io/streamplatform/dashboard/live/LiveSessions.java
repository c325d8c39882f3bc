package io.streamplatform.dashboard.live;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessageHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;
import org.springframework.web.util.UriUtils;

/** The browsers that are connected, and what each has subscribed to. */
@Component
class LiveSessions implements WebSocketHandlerDecoratorFactory {

    static final String RECORDS = "/topic/records/";

    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);

    private final LiveProperties properties;
    private final LiveCounters counters;
    private final Watched watched;
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();

    LiveSessions(LiveProperties properties, LiveCounters counters, Watched watched) {
        this.properties = properties;
        this.counters = counters;
        this.watched = watched;
    }

    @Override
    public WebSocketHandler decorate(WebSocketHandler handler) {
        WebSocketHandler last = WebSocketHandlerDecorator.unwrap(handler);
        if (!(last instanceof MessageHandler out)) {
            throw new IllegalStateException(
                    "The STOMP handler does not send messages: " + last.getClass().getName());
        }
        return new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
                if (sessions.size() >= properties.viewers()) {
                    session.close(CloseStatus.SERVICE_OVERLOAD);
                    return;
                }
                PacedSession paced = new PacedSession(session);
                sessions.put(session.getId(), new LiveSession(paced, out));
                counters.viewerCame();
                super.afterConnectionEstablished(paced);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status)
                    throws Exception {
                LiveSession gone = sessions.remove(session.getId());
                if (gone != null) {
                    gone.close().forEach(LiveSessions.this::unwatch);
                    counters.viewerLeft();
                }
                super.afterConnectionClosed(session, status);
            }
        };
    }

    /** Whether a browser may have one more subscription; false for one that is not here. */
    boolean admit(@Nullable String sessionId, @Nullable String subscription) {
        LiveSession session = sessionId == null ? null : sessions.get(sessionId);
        return session != null
                && subscription != null
                && session.admit(subscription, properties.subscriptions());
    }

    /** Adds a subscription; tells whether there was room for it. */
    boolean subscribe(String sessionId, String subscription, String destination) {
        LiveSession session = sessions.get(sessionId);
        if (session == null) {
            return false;
        }
        Feed feed;
        if (destination.startsWith(RECORDS)) {
            String topic =
                    UriUtils.decode(
                            destination.substring(RECORDS.length()), StandardCharsets.UTF_8);
            if (!Watched.isTopicName(topic)) {
                return false;
            }
            feed = new RecordFeed(subscription, destination, topic, properties, counters);
        } else {
            feed = new LatestFeed(subscription, destination);
        }
        drop(session, subscription);
        if (!session.add(feed, properties.subscriptions())) {
            log.info(
                    "Browser {} has {} subscriptions already",
                    sessionId,
                    properties.subscriptions());
            return false;
        }
        if (feed instanceof RecordFeed records) {
            watched.add(records.topic());
        }
        return true;
    }

    void unsubscribe(String sessionId, String subscription) {
        LiveSession session = sessions.get(sessionId);
        if (session != null) {
            session.dismiss(subscription);
            drop(session, subscription);
        }
    }

    private void drop(LiveSession session, String subscription) {
        Feed feed = session.remove(subscription);
        if (feed != null) {
            unwatch(feed);
        }
    }

    /** Destinations, other than those of records, that somebody has subscribed to. */
    Set<String> destinations() {
        Set<String> destinations = new HashSet<>();
        for (LiveSession session : sessions.values()) {
            for (Feed feed : session.feeds()) {
                if (feed instanceof LatestFeed) {
                    destinations.add(feed.destination());
                }
            }
        }
        return destinations;
    }

    void offer(String destination, byte[] body) {
        sessions.values().forEach(session -> session.offer(destination, body));
    }

    void offer(String sessionId, String destination, byte[] body) {
        LiveSession session = sessions.get(sessionId);
        if (session != null) {
            session.offer(destination, body);
        }
    }

    void offer(Collection<RecordBatch> batches) {
        for (RecordBatch batch : batches) {
            sessions.values().forEach(session -> session.offer(batch));
        }
    }

    private void unwatch(Feed feed) {
        if (feed instanceof RecordFeed records) {
            watched.remove(records.topic());
        }
    }
}
