package io.streamplatform.dashboard.live;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/** A session that one can wait for: while a frame is being written, nothing new is made for it. */
final class PacedSession extends WebSocketSessionDecorator {

    private final ReentrantLock writing = new ReentrantLock(true);

    PacedSession(WebSocketSession delegate) {
        super(delegate);
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        writing.lock();
        try {
            super.sendMessage(message);
        } finally {
            writing.unlock();
        }
    }

    void awaitIdle() {
        writing.lock();
        writing.unlock();
    }
}
