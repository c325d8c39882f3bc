package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.web.Refused;
import org.springframework.stereotype.Component;

/** The places that the members of the group lab share: those of the group and of the queue. */
@Component
public class LabPlaces {

    public static final int PLACES = 12;

    private int taken;

    /** Takes so many; refuses when there are not so many left. */
    public synchronized void take(int count) {
        if (taken + count > PLACES) {
            throw Refused.conflict(
                    "No place left",
                    "count",
                    Integer.toString(count),
                    "the lab has %d places for members, those of the group and of the queue together, and %d are taken; remove one first."
                            .formatted(PLACES, taken));
        }
        taken += count;
    }

    public synchronized void giveBack(int count) {
        taken = Math.max(0, taken - count);
    }
}
