package io.streamplatform.likes.web;

import io.streamplatform.likes.LikesApplication;
import io.streamplatform.likes.consuming.Consumption;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what this member of the group does. */
@RestController
@Profile(LikesApplication.CONSUMER)
final class ConsumerController {
    private final Consumption consumption;

    ConsumerController(Consumption consumption) {
        this.consumption = consumption;
    }

    @GetMapping("/api/consumer")
    Consumption.Account consumer() {
        return consumption.account();
    }
}
