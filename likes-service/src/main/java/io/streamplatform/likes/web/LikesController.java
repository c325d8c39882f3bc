package io.streamplatform.likes.web;

import io.streamplatform.likes.LikesApplication;
import io.streamplatform.likes.partitioning.Partitioning;
import io.streamplatform.likes.publishing.AutoLikes;
import io.streamplatform.likes.publishing.Deliveries;
import io.streamplatform.likes.publishing.LikePublisher;
import io.streamplatform.likes.publishing.LikePublisher.Taken;
import io.streamplatform.likes.publishing.LikesUnavailableException;
import io.streamplatform.starter.web.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes likes, and tells what became of them. */
@RestController
@RequestMapping("/api/likes")
@Profile("!" + LikesApplication.CONSUMER)
final class LikesController {
    private static final int MOST_AT_ONCE = 1000;
    private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");

    private final LikePublisher publisher;
    private final Deliveries deliveries;
    private final AutoLikes autoLikes;

    LikesController(LikePublisher publisher, Deliveries deliveries, AutoLikes autoLikes) {
        this.publisher = publisher;
        this.deliveries = deliveries;
        this.autoLikes = autoLikes;
    }

    /**
     * What is to be changed; what is null stays.
     *
     * @param autoPerSecond likes a second that come by themselves
     * @param partitioner how partitions are chosen
     */
    record Change(@Nullable Double autoPerSecond, @Nullable Partitioning partitioner) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken like(
            @RequestParam(defaultValue = "1") int count,
            @RequestParam(defaultValue = "guest") String user)
            throws InterruptedException {
        if (count < 1 || count > MOST_AT_ONCE) {
            throw Problems.badField("count", count, "must be 1 to " + MOST_AT_ONCE);
        }
        if (!USER.matcher(user).matches()) {
            throw Problems.badField(
                    "user", user, "must be 1 to 100 letters, digits, '.', '_', '@' or '-'");
        }
        return publisher.like(count, user);
    }

    @GetMapping
    LikesView show() {
        return LikesView.of(publisher, deliveries.account(), autoLikes.perSecond());
    }

    @PatchMapping
    LikesView change(@RequestBody Change change) throws InterruptedException {
        Integer rate = change.autoPerSecond() == null ? null : rate(change.autoPerSecond());
        // The one that can fail goes first: all of it changes, or nothing.
        if (change.partitioner() != null) {
            publisher.partitionBy(change.partitioner());
        }
        if (rate != null) {
            autoLikes.setPerSecond(rate);
        }
        return show();
    }

    private static int rate(double wanted) {
        if (wanted != Math.rint(wanted) || wanted < 0 || wanted > AutoLikes.highestRate()) {
            throw Problems.badField(
                    "autoPerSecond",
                    wanted,
                    "must be a whole number from 0 to " + AutoLikes.highestRate());
        }
        return (int) wanted;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LikesUnavailableException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage())));
    }
}
