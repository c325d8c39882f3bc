package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.groups.GroupLag;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.groups.PartitionLag;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import io.streamplatform.dashboard.topics.EmptiedTopic.Emptied;
import io.streamplatform.dashboard.topics.EmptiedTopic.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which groups lose records that they have not read, as the newest report tells. */
@Component
class UnreadRecords {

    private final LagBook lagBook;

    UnreadRecords(LagBook lagBook) {
        this.lagBook = lagBook;
    }

    /** Those that lose most first. */
    List<Unread> of(String topic, List<Emptied> partitions) {
        LagReport report = lagBook.report();
        if (report == null) {
            return List.of();
        }
        Map<Integer, Emptied> emptied = new HashMap<>();
        partitions.forEach(each -> emptied.put(each.partition(), each));
        List<Unread> losers = new ArrayList<>();
        for (TopicReaderLag reader : report.readersByTopic().getOrDefault(topic, List.of())) {
            GroupLag group = report.groups().get(reader.group());
            long lost = 0;
            for (PartitionLag each : group == null ? List.<PartitionLag>of() : group.partitions()) {
                if (each.topic().equals(topic)) {
                    lost += lost(each.committedOffset(), emptied.get(each.partition()));
                }
            }
            if (lost > 0) {
                losers.add(new Unread(reader.group(), lost));
            }
        }
        losers.sort(Comparator.comparingLong(Unread::records).reversed());
        return losers;
    }

    /** Deleted offsets of a partition that a group which is at an offset has not read. */
    static long lost(@Nullable Long committed, @Nullable Emptied emptied) {
        if (committed == null
                || emptied == null
                || emptied.before() == null
                || emptied.beginOffset() == null) {
            return 0;
        }
        return Math.max(0, emptied.before() - Math.max(committed, emptied.beginOffset()));
    }
}
