package io.streamplatform.events;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.events.shop.ShopWorld;
import io.streamplatform.traffic.TrafficContract;
import io.streamplatform.traffic.TrafficContract.Draft;
import io.streamplatform.traffic.world.TimeOrderedIds;
import io.streamplatform.traffic.world.World;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Publishes what simulated users of a shop do to {@code user-events}. */
@SpringBootApplication(proxyBeanMethods = false)
public class EventProducerApplication {

    public static void main(String[] args) {
        SpringApplication.run(EventProducerApplication.class, args);
    }

    @Bean
    World<UserEvent> shop() {
        return new ShopWorld(new SplittableRandom());
    }

    @Bean
    TrafficContract<UserEvent> userEvents() {
        TimeOrderedIds ids = new TimeOrderedIds(new SecureRandom());
        return new TrafficContract<>(
                PlatformTopics.USER_EVENTS,
                UserEvent.class,
                UserEvent::userId,
                UserEvent::time,
                (draft, now) -> complete(draft, now, ids),
                List.of(
                        "page-view",
                        "click",
                        "search",
                        "login",
                        "signup",
                        "add-to-cart",
                        "remove-from-cart",
                        "purchase"));
    }

    private static void complete(Draft draft, Instant now, TimeOrderedIds ids) {
        String id = ids.next(now).toString();
        draft.ifAbsent("schemaVersion", UserEvent.SCHEMA_VERSION);
        draft.ifAbsent("eventId", id);
        draft.ifAbsent("time", now.toString());
        // A visit of its own, so that the event stands for itself.
        draft.ifAbsent("sessionId", "session-" + id);
        if (draft.text("type").equals("PURCHASE")) {
            draft.ifAbsent("orderId", "order-" + id);
        }
    }
}
