package io.streamplatform.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableAddressTest {

    private static final TableAddress ADDRESS =
            new TableAddress("/topics", "a&b {c}", "records", true, true);

    @Test
    void aHeadTurnsTheOrderRound_andKeepsTheSearchWhateverIsInIt() {
        Column records =
                Column.linked(List.of(Column.of("Records", "records", true)), ADDRESS).getFirst();
        assertThat(records.direction()).isEqualTo("descending");
        assertThat(records.href())
                .isEqualTo("/topics?search=a%26b%20%7Bc%7D&internal=true&sort=records&order=asc");
    }

    @Test
    void anotherHeadBeginsWithTheLargestNumber_orTheFirstName() {
        List<Column> columns =
                Column.linked(
                        List.of(
                                Column.of("Size", "bytes", true),
                                Column.of("Topic", "name", false)),
                        ADDRESS);
        assertThat(columns.getFirst().href()).endsWith("sort=bytes&order=desc");
        assertThat(columns.getLast().href()).endsWith("sort=name&order=asc");
        assertThat(columns.getLast().direction()).isNull();
    }

    @Test
    void aPagerKnowsItsNeighbours() {
        Pager middle = Pager.of(ADDRESS, 250, 1, 100);
        assertThat(middle.shown()).isEqualTo("101–200 of 250");
        assertThat(middle.previous()).endsWith("&page=0");
        assertThat(middle.next()).endsWith("&page=2");
        Pager only = Pager.of(ADDRESS, 3, 0, 100);
        assertThat(only.pages()).isEqualTo(1);
        assertThat(only.previous()).isNull();
        assertThat(only.next()).isNull();
    }
}
