package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedKeysTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "3, 4", "3, 6", "4, 6", "6, 7", "10, 15", "12, 100", "7, 7"})
    void asManyStayAsHashesSay(int from, int to) {
        long hashes = 10L * from * to;
        long same = LongStream.range(0, hashes).filter(hash -> hash % from == hash % to).count();

        assertThat(MovedKeys.shareThatStays(from, to))
                .isCloseTo((double) same / hashes, Offset.offset(1e-12));
    }
}
