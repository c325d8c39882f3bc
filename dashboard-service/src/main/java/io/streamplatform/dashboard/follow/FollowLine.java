package io.streamplatform.dashboard.follow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.streamplatform.dashboard.follow.Links.Link;
import io.streamplatform.dashboard.records.ShownRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the answer: what is found as it is found. */
sealed interface FollowLine {

    /** What kind of line it is. */
    @JsonProperty("type")
    String type();

    /**
     * The first line.
     *
     * @param topics that are read
     * @param partitions that are read
     * @param records about how many there are in the time
     * @param from since then
     * @param to until then
     * @param why what is read and what not, in words
     */
    record Start(int topics, int partitions, long records, Instant from, Instant to, String why)
            implements FollowLine {
        @Override
        public String type() {
            return "start";
        }
    }

    /** Why a record belongs to the path. */
    enum Role {
        /** It carries what is followed. */
        MATCH,
        /** One that carries it was made of it. */
        SOURCE,
        /** It was made of one that carries it. */
        RESULT
    }

    /**
     * A record of the path.
     *
     * @param role why it belongs to it
     * @param matched where it carries what is followed; null when it does not
     * @param links records that it was made of, as its headers tell
     * @param record the record
     */
    record Step(Role role, @Nullable String matched, List<Link> links, ShownRecord record)
            implements FollowLine {
        @Override
        public String type() {
            return "step";
        }
    }

    /**
     * How far the search is.
     *
     * @param scanned records looked at
     * @param bytes of them
     * @param found records that belong to the path
     * @param fraction of what there is to read, 0 to 1
     * @param recordsPerSecond looked at
     */
    record Progress(long scanned, long bytes, int found, double fraction, double recordsPerSecond)
            implements FollowLine {
        @Override
        public String type() {
            return "progress";
        }
    }

    /**
     * The last line.
     *
     * @param reason END, LIMIT (more were found than are given), TIME or BYTES (not all was read)
     *     or FAILED
     * @param detail what that means, in words; null at the end
     * @param progress how far it came
     * @param readers by topic: the groups that read it, each with its positions
     * @param writers by topic: who is known to write to it
     */
    record End(
            String reason,
            @Nullable String detail,
            Progress progress,
            Map<String, List<Reader>> readers,
            Map<String, List<String>> writers)
            implements FollowLine {
        @Override
        public String type() {
            return "end";
        }
    }

    /**
     * A group that reads a topic.
     *
     * @param group its id
     * @param state as the coordinator tells it
     * @param positions the next offset that it reads, by partition
     */
    record Reader(String group, String state, Map<Integer, Long> positions) {}
}
