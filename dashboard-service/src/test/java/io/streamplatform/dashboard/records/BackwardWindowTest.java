package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackwardWindowTest {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int POLLED = 10;

    private long looked;
    private long bytesLooked;
    private Seen counted = Seen.NOTHING;

    @Test
    void largeRecordsAreReadLittleMoreThanOnce_andEachIsCountedOnce() {
        assertThat(read(1_000, offset -> 100_000)).isEqualTo(backwards(1_000));
        assertThat(counted.records()).isEqualTo(1_000);
        assertThat(counted.bytes()).isEqualTo(1_000 * 100_000L);
        assertThat(bytesLooked).isLessThan(2 * 1_000 * 100_000L);
    }

    @Test
    void smallRecordsAreReadOnce() {
        assertThat(read(100_000, offset -> 20)).isEqualTo(backwards(100_000));
        assertThat(looked).isEqualTo(100_000);
        assertThat(counted.records()).isEqualTo(100_000);
    }

    @Test
    void recordsOfEverySizeComeOnceInTheirOrder() {
        LongToIntFunction size =
                offset -> offset % 700 < 60 ? 900_000 : offset % 7 == 0 ? 50_000 : 10;
        assertThat(read(3_000, size)).isEqualTo(backwards(3_000));
        assertThat(counted.records()).isEqualTo(3_000);
        assertThat(counted.bytes())
                .isEqualTo(LongStream.range(0, 3_000).map(size::applyAsInt).sum());
        assertThat(bytesLooked).isLessThan(4 * counted.bytes());
    }

    @Test
    void aWindowThatIsLeftForAFartherOneHasNoHoles() {
        BackwardWindow<Long> window = window(1_000);
        readWith(window, 1_000, offset -> 100_000);
        assertThat(window.hasHoles()).isFalse();

        BackwardWindow<Long> holed = window(1_000);
        assertThat(holed.open(1_000)).isZero();
        holed.looked(999, new Seen(1, 1, 1, 0));
        holed.close();
        assertThat(holed.hasHoles()).isTrue();
    }

    private List<Long> read(long records, LongToIntFunction size) {
        return readWith(window(1_000), records, size);
    }

    private static BackwardWindow<Long> window(int first) {
        return new BackwardWindow<>(0, first, 60_000, MOST_BYTES);
    }

    /** Reads a log with a record at each offset as a search does, some records at a time. */
    private List<Long> readWith(BackwardWindow<Long> window, long records, LongToIntFunction size) {
        List<Long> found = new ArrayList<>();
        long position = records;
        while (position > 0) {
            long next = window.open(position);
            while (next < position) {
                for (long end = Math.min(position, next + POLLED); next < end; next++) {
                    int bytes = size.applyAsInt(next);
                    looked++;
                    bytesLooked += bytes;
                    window.looked(next, new Seen(1, 1, bytes, 0));
                    window.keep(next, next, bytes, Integer.MAX_VALUE);
                }
                next = window.skip(next);
            }
            found.addAll(window.close());
            counted = counted.plus(window.seen());
            position = window.from();
        }
        return found;
    }

    private static List<Long> backwards(long records) {
        return LongStream.range(0, records).mapToObj(i -> records - 1 - i).toList();
    }
}
