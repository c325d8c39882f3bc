package io.streamplatform.dashboard.live;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * STOMP over a WebSocket at {@code /ws}, for pages of the same origin (Spring's own check). Tomcat
 * ends it when the login that it was opened with ends. The simple broker keeps the protocol
 * (connect, heartbeats); messages are sent by {@link LiveSession}, which knows how fast each
 * browser is.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class LiveSocketConfiguration implements WebSocketMessageBrokerConfigurer {

    private static final long HEARTBEAT_MILLIS = 10_000;

    private final LiveSessions sessions;
    private final LiveProperties properties;
    private final ObjectProvider<TaskScheduler> heartbeats;

    LiveSocketConfiguration(
            LiveSessions sessions,
            LiveProperties properties,
            @Qualifier("liveHeartbeats") ObjectProvider<TaskScheduler> heartbeats) {
        this.sessions = sessions;
        this.properties = properties;
        this.heartbeats = heartbeats;
    }

    @Bean
    static SimpleAsyncTaskScheduler liveHeartbeats() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("live-heartbeat-");
        return scheduler;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws");
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(new StompRules(sessions));
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic")
                .setHeartbeatValue(new long[] {HEARTBEAT_MILLIS, HEARTBEAT_MILLIS})
                .setTaskScheduler(heartbeats.getObject());
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
        transport
                .setMessageSizeLimit(16 * 1024)
                .setSendTimeLimit((int) properties.sendTimeLimit().toMillis())
                .setSendBufferSizeLimit((int) properties.bytesPerFrame().toBytes() * 8)
                .setTimeToFirstMessage(30_000)
                .setDecoratorFactories(sessions);
    }
}
