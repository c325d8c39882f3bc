package io.streamplatform.dashboard.live;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/** A session that one can wait for: while a frame is being written, nothing new is made for it. */
final class PacedSession extends WebSocketSessionDecorator {

    private final Semaphore writing = new Semaphore(1, true);

    PacedSession(WebSocketSession delegate) {
        super(delegate);
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        writing.acquireUninterruptibly();
        try {
            super.sendMessage(message);
        } finally {
            writing.release();
        }
    }

    /** Returns when no frame is being written. */
    void awaitIdle() throws InterruptedException {
        writing.acquire();
        writing.release();
    }
}
