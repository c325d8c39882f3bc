package io.streamplatform.dashboard.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/** A socket that was opened with a login ends with it, by a logout as by its time-out. */
@Component
class LoginSockets
        implements WebSocketHandlerDecoratorFactory, HttpSessionListener, HttpSessionIdListener {

    private static final Logger log = LoggerFactory.getLogger(LoginSockets.class);
    private static final CloseStatus LOGIN_ENDED =
            CloseStatus.POLICY_VIOLATION.withReason("The login has ended");
    private static final String LOGIN = HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME;

    private final Map<String, Set<WebSocketSession>> byLogin = new ConcurrentHashMap<>();

    /** Tells the socket which login it was opened with; opens none by itself. */
    HandshakeInterceptor handshake() {
        HttpSessionHandshakeInterceptor interceptor = new HttpSessionHandshakeInterceptor(Set.of());
        interceptor.setCreateSession(false);
        return interceptor;
    }

    @Override
    public WebSocketHandler decorate(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
                if (session.getAttributes().get(LOGIN) instanceof String login) {
                    byLogin.computeIfAbsent(login, id -> ConcurrentHashMap.newKeySet())
                            .add(session);
                }
                super.afterConnectionEstablished(session);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status)
                    throws Exception {
                if (session.getAttributes().get(LOGIN) instanceof String login) {
                    byLogin.computeIfPresent(login, (id, sockets) -> without(sockets, session));
                }
                super.afterConnectionClosed(session, status);
            }
        };
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        end(event.getSession().getId());
    }

    /** Whoever logs in anew on top of a login: what was open belongs to the earlier one. */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String former) {
        end(former);
    }

    private void end(String login) {
        Set<WebSocketSession> sockets = byLogin.remove(login);
        if (sockets == null) {
            return;
        }
        for (WebSocketSession socket : sockets) {
            try {
                socket.close(LOGIN_ENDED);
            } catch (IOException e) {
                log.debug("Socket {} is gone already", socket.getId(), e);
            }
        }
    }

    private static @Nullable Set<WebSocketSession> without(
            Set<WebSocketSession> sockets, WebSocketSession gone) {
        sockets.remove(gone);
        return sockets.isEmpty() ? null : sockets;
    }
}
