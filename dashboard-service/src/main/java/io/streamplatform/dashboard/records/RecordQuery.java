package io.streamplatform.dashboard.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records, and how they are shown.
 *
 * @param topic of this topic
 * @param start where to start; of no meaning with a cursor
 * @param end where to end; null for the end of what there is
 * @param partitions of these partitions alone, empty for all
 * @param criteria that match these
 * @param limit at most so many; 0 for all
 * @param committed whether records of open and aborted transactions are left out
 * @param cursor where an earlier reading is taken up; null to start
 * @param view how they are shown
 */
record RecordQuery(
        String topic,
        ReadStart start,
        @Nullable ReadEnd end,
        List<Integer> partitions,
        Criteria criteria,
        int limit,
        boolean committed,
        @Nullable Cursor cursor,
        RecordView view) {}
