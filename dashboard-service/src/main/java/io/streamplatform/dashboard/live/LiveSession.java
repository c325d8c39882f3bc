package io.streamplatform.dashboard.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/**
 * One browser. A thread of its own sends, one frame after the other, as fast as the browser takes
 * them: so a slow one holds up nobody, and what it misses is known here.
 */
final class LiveSession {

    private static final Logger log = LoggerFactory.getLogger(LiveSession.class);

    private final PacedSession socket;
    private final MessageHandler out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Set<String> admitted = new HashSet<>();
    private final Thread sender;
    private int turn;
    private boolean closed;

    LiveSession(PacedSession socket, MessageHandler out) {
        this.socket = socket;
        this.out = out;
        this.sender = Thread.ofVirtual().name("live-" + socket.getId()).start(this::send);
    }

    /** Takes a subscription, of whatever it is, unless there are too many; tells whether it did. */
    boolean admit(String subscription, int most) {
        lock.lock();
        try {
            if (closed || (admitted.size() >= most && !admitted.contains(subscription))) {
                return false;
            }
            admitted.add(subscription);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the room of a subscription back. */
    void dismiss(String subscription) {
        lock.lock();
        try {
            admitted.remove(subscription);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a feed unless there are too many; tells whether it did. */
    boolean add(Feed feed, int most) {
        lock.lock();
        try {
            if (closed || feeds.size() >= most) {
                return false;
            }
            feeds.put(feed.subscription(), feed);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Feed remove(String subscription) {
        lock.lock();
        try {
            return feeds.remove(subscription);
        } finally {
            lock.unlock();
        }
    }

    List<Feed> feeds() {
        lock.lock();
        try {
            return List.copyOf(feeds.values());
        } finally {
            lock.unlock();
        }
    }

    void offer(RecordBatch batch) {
        lock.lock();
        try {
            for (Feed feed : feeds.values()) {
                if (feed instanceof RecordFeed records && records.topic().equals(batch.topic())) {
                    records.offer(batch);
                    ready.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void offer(String destination, byte[] body) {
        lock.lock();
        try {
            for (Feed feed : feeds.values()) {
                if (feed instanceof LatestFeed latest && latest.destination().equals(destination)) {
                    latest.offer(body);
                    ready.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    List<Feed> close() {
        lock.lock();
        try {
            closed = true;
            List<Feed> left = List.copyOf(feeds.values());
            feeds.clear();
            sender.interrupt();
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        try {
            while (true) {
                awaitFeed();
                socket.awaitIdle();
                sendNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MessagingException e) {
            log.debug("Browser {} is gone", socket.getId(), e);
        }
    }

    private void awaitFeed() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (feeds.values().stream().noneMatch(Feed::isReady)) {
                ready.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendNext() {
        Feed feed;
        byte[] body;
        lock.lock();
        try {
            List<Feed> all = new ArrayList<>(feeds.values());
            feed = null;
            for (int i = 0; i < all.size() && feed == null; i++) {
                Feed candidate = all.get((turn + i) % all.size());
                if (candidate.isReady()) {
                    feed = candidate;
                    turn = (turn + i + 1) % all.size();
                }
            }
            if (feed == null) {
                return;
            }
            body = feed.take();
        } finally {
            lock.unlock();
        }
        SimpMessageHeaderAccessor headers =
                SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setSessionId(socket.getId());
        headers.setSubscriptionId(feed.subscription());
        headers.setDestination(feed.destination());
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        headers.setLeaveMutable(true);
        out.handleMessage(MessageBuilder.createMessage(body, headers.getMessageHeaders()));
    }
}
