package io.streamplatform.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupLinkTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "orders, /groups/orders",
                "my group, /groups/my%20group",
                "a.b-c_d, /groups/a.b-c_d",
                "\"quoted\", /groups/%22quoted%22",
                "what?#, /groups/what%3F%23",
                "👥, /groups/%F0%9F%91%A5",
                "a/b, /group?group=a%2Fb",
                "a\\b, /group?group=a%5Cb",
                "50%, /group?group=50%25",
                "a;b, /group?group=a%3Bb",
                "., /group?group=.",
                ".., /group?group=..",
                "``, /group?group=",
                "` `, /group?group=%20",
            })
    void leadsToItsPage(String name, String page) {
        assertThat(GroupLink.of(name)).isEqualTo(page);
    }
}
