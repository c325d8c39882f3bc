package io.streamplatform.dashboard.labs.groups;

import org.springframework.stereotype.Component;

/** The lab of consumer groups. */
@Component
public class GroupLab {

    public static final String TOPIC = "lab-groups";
    public static final int PARTITIONS = 3;

    /** Whether the lab runs now. */
    public boolean isRunning() {
        return false;
    }
}
