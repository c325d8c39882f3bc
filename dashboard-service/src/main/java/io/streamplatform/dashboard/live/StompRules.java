package io.streamplatform.dashboard.live;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;

/**
 * Browsers listen and say nothing: what one of them sent to a destination, the broker would pass on
 * to all others as if it came from here. What they listen to is bounded before the broker keeps it.
 */
final class StompRules implements ChannelInterceptor {

    private final LiveSessions sessions;

    StompRules(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        SimpMessageHeaderAccessor frame = SimpMessageHeaderAccessor.wrap(message);
        SimpMessageType type = frame.getMessageType();
        String destination = frame.getDestination();
        if (type == SimpMessageType.MESSAGE) {
            throw new MessageDeliveryException(
                    message, "Nothing is taken by the socket; changes are asked for by REST.");
        }
        if (type == SimpMessageType.SUBSCRIBE
                && (destination == null || !destination.startsWith("/topic/"))) {
            throw new MessageDeliveryException(
                    message, "There is nothing at this destination; they begin with /topic/.");
        }
        if (type == SimpMessageType.SUBSCRIBE
                && !sessions.admit(frame.getSessionId(), frame.getSubscriptionId())) {
            throw new MessageDeliveryException(
                    message,
                    "There are too many subscriptions; dashboard.live.subscriptions"
                            + " (DASHBOARD_LIVE_SUBSCRIPTIONS) bounds them.");
        }
        return message;
    }
}
