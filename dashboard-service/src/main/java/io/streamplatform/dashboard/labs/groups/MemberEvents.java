package io.streamplatform.dashboard.labs.groups;

import java.util.Set;

/** What members tell of themselves, each on its own thread. */
interface MemberEvents {

    /** Partitions were given to it. */
    void assigned(LabMember member, Set<Integer> partitions);

    /** It has given partitions up. */
    void revoked(LabMember member, Set<Integer> partitions);

    /** It hears that the broker has dropped it, and that its partitions are others' since. */
    void lost(LabMember member, Set<Integer> partitions);

    /** It polls again, after it was silent for so long that the group went on without it. */
    void back(LabMember member);

    /** It has worked on a record. */
    void read(LabMember member, int partition, long offset);

    /** It reads no more: it stops, has crashed or has failed. */
    void ended(LabMember member);
}
