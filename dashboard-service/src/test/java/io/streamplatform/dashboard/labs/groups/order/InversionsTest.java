package io.streamplatform.dashboard.labs.groups.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InversionsTest {

    @ParameterizedTest
    @CsvSource({
        "1 2 3 4,          0, 0",
        "1 3 2 4,          1, 0",
        "5 4 3 2 1 6 7,    4, 0",
        "1 2 2 3,          0, 1",
        "1 2 1 2 3,        0, 2",
        "3 1 1 2 3,        2, 2",
    })
    void aRecordIsLateAfterOneThatWasSentLater_andAgainWhenItWasReadBefore(
            String numbers, int inversions, int duplicates) {
        Inversions<Boolean> order = Inversions.overAll();
        for (String number : numbers.split(" ")) {
            order.read(new Numbered(Integer.parseInt(number), "key-1", 1, 0, 0));
        }
        assertThat(order.count()).isEqualTo(inversions);
        assertThat(order.duplicates()).isEqualTo(duplicates);
    }

    @Test
    void theFirstFewAreKeptAsProof_withWhatCameBefore() {
        Inversions<Boolean> order = Inversions.overAll();
        IntStream.rangeClosed(0, 8)
                .map(i -> 9 - i)
                .forEach(number -> order.read(new Numbered(number, "key-1", 1, 0, 9 - number)));

        List<Inversions.Inversion> first = order.first();

        assertThat(first).hasSize(5);
        assertThat(first.getFirst().late().number()).isEqualTo(8);
        assertThat(first.getFirst().after().number()).isEqualTo(9);
        assertThat(order.count()).isEqualTo(8);
    }

    @Test
    void partitionsAndKeysAreEachInAnOrderOfTheirOwn() {
        List<Numbered> read =
                List.of(
                        new Numbered(2, "key-2", 1, 1, 0),
                        new Numbered(1, "key-1", 1, 0, 0),
                        new Numbered(4, "key-2", 2, 1, 1),
                        new Numbered(3, "key-1", 2, 0, 1));
        Inversions<Integer> partitions = Inversions.withinPartitions();
        Inversions<String> keys = Inversions.ofKeys();
        Inversions<Boolean> all = Inversions.overAll();
        read.forEach(each -> {
            partitions.read(each);
            keys.read(each);
            all.read(each);
        });

        assertThat(partitions.count()).isZero();
        assertThat(keys.count()).isZero();
        assertThat(all.count()).isEqualTo(2);
    }
}
