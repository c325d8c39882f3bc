package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a redrive is, or, before anything is sent, what it would do.
 *
 * @param id by which it is asked for and stopped; null of one that was not started
 * @param topic whose dead letters go back
 * @param state what became of it; null of one that was not started
 * @param total dead letters to look at: those that were chosen, or, about, all that there are
 * @param read dead letters looked at
 * @param redriven sent back and acknowledged; of one that was not started: those that would be sent
 * @param already left out because they were redriven before
 * @param withoutSource left out because nothing tells where they came from, or it cannot go there
 * @param failed not acknowledged
 * @param targets how many go, or went, to which topic
 * @param problems why records were left out or failed, the first hundred
 * @param lookedBack whether all was read that tells which were redriven before; when not, some may
 *     go twice
 * @param complete whether there was time for all; when not, the counts are those of the dead
 *     letters that were looked at
 * @param leaderless partitions that were left out, since they have no leader now
 * @param startedAt when it began
 * @param ended why it ended, in words; null while it goes on
 * @param offsets the dead letters that are known to have been redriven, ever, by partition in
 *     ranges
 */
record RedriveProgress(
        @Nullable String id,
        String topic,
        Job.@Nullable State state,
        long total,
        long read,
        long redriven,
        long already,
        long withoutSource,
        long failed,
        Map<String, Long> targets,
        List<Problem> problems,
        boolean lookedBack,
        boolean complete,
        List<Integer> leaderless,
        Instant startedAt,
        @Nullable String ended,
        Map<Integer, List<String>> offsets) {

    /**
     * A dead letter that was not redriven.
     *
     * @param from where it is
     * @param error why, and what to do
     */
    record Problem(Place from, String error) {}
}
