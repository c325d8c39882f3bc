package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.stereotype.Component;

/** The groups of a comparison, which are gone when it is over. */
@Component
class CourseGroups {

    private static final Duration UNTIL_EMPTY = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final ClusterAdmin admin;

    CourseGroups(ClusterAdmin admin) {
        this.admin = admin;
    }

    /** Deletes a group whose members say goodbye: its coordinator may not have heard them yet. */
    void deleteWhenEmpty(Way way) {
        long deadline = System.nanoTime() + UNTIL_EMPTY.toNanos();
        while (!isDeleted(way)) {
            if (System.nanoTime() > deadline) {
                throw new GroupNotEmptyException(
                        "it still has members after %d s".formatted(UNTIL_EMPTY.toSeconds()));
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    /** Deletes a group; tells whether it is gone, which it is not while it has members. */
    boolean isDeleted(Way way) {
        try {
            var _ = admin.ask(kafka -> kafka.deleteConsumerGroups(List.of(way.resource())).all());
            return true;
        } catch (GroupIdNotFoundException e) {
            return true;
        } catch (GroupNotEmptyException e) {
            return false;
        }
    }
}
