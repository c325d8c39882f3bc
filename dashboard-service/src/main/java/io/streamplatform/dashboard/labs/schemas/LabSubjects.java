package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.web.Refused;

/** The subjects of the lab: one of another's making is left alone, whatever its name. */
final class LabSubjects {

    /** What the names of all of them begin with. */
    static final String PREFIX = Rollout.TOPIC;

    private LabSubjects() {}

    /** Whether the lab made it. */
    static boolean isOurs(LabRegistry registry, String subject) {
        return registry.firstText(subject).filter(text -> text.contains(Orders.MARK)).isPresent();
    }

    /** Deletes what an earlier lab left behind; refuses to delete what is not the lab's. */
    static void makeRoom(LabRegistry registry, String subject) {
        boolean isThere = registry.firstText(subject).isPresent();
        if (isThere && !isOurs(registry, subject)) {
            throw Refused.conflict(
                    "The name is taken",
                    "subject",
                    subject,
                    "there is a subject of this name that no lab has made; it is left alone. Delete"
                            + " it to use the lab.");
        }
        registry.delete(subject);
    }
}
