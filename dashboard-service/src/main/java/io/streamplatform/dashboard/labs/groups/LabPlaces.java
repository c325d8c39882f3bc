package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.web.Refused;
import org.springframework.stereotype.Component;

/** The places that the members of the group lab share: those of the group and of the queue. */
@Component
public class LabPlaces {

    /** So many members run at once. */
    public static final int PLACES = 12;

    private int taken;

    /** Takes so many; refuses when there are not so many left. */
    public synchronized void take(int count) {
        if (count > PLACES - taken) {
            throw Refused.conflict(
                    "No place left",
                    "members",
                    String.valueOf(count),
                    "%d of the lab's %d places are taken; remove members, or end the lab, first."
                            .formatted(taken, PLACES));
        }
        taken += count;
    }

    /** Gives back so many. */
    public synchronized void giveBack(int count) {
        taken = Math.max(0, taken - count);
    }
}
