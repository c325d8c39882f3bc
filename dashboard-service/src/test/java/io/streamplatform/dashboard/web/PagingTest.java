package io.streamplatform.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2, 'a,b'",
        "1, 2, 'c,d'",
        "2, 2, 'e'",
        "3, 2, ''",
        "0, 5, 'a,b,c,d,e'",
        "0, 2147483647, 'a,b,c,d,e'",
        "1, 2147483647, ''",
        "1000000, 10000, ''"
    })
    void cutsWithoutOverflow(int page, int size, String expected) {
        assertThat(String.join(",", Paging.page(List.of("a", "b", "c", "d", "e"), page, size)))
                .isEqualTo(expected);
    }
}
