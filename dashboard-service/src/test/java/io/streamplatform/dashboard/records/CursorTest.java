package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void whatIsWrittenIsRead() {
        Cursor cursor =
                new Cursor(false, true, new TreeMap<>(Map.of(0, 0L, 2, 999_999_999_999_999_999L)));
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void thatOfAThousandPartitionsIsShort() {
        TreeMap<Integer, Long> positions = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            positions.put(i, i * 7_919_777L % 900_000_000);
        }
        Cursor cursor = new Cursor(true, true, positions);
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).hasSizeLessThan(7_000);
    }

    @ParameterizedTest
    @CsvSource({
        "10, no partition",
        "1000, no count",
        "100000, nothing of so many",
        "10000204, fewer than told",
        "10000103, an offset below 0",
        "14000100, flags of no meaning",
        "1000017f80, a number that does not end",
        "1000fffffffffffffffff901, more than there can be",
        "10ffffffff7f0100, a partition that cannot be",
        "100001ffffffffffffffffffffff01, a number too large",
    })
    void whatIsMadeUpIsRefused(String hex, String why) {
        String text =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> Cursor.parse(text)).as(why).isInstanceOf(BadParameter.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fn",
                "xn0-1",
                "fn0-",
                "fn-1",
                "fn0--1",
                "fn0-1.",
                "fn0-9999999999999999999"
            })
    void anythingElseIsRefused(String plain) {
        String text =
                Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(BadParameter.class);
        assertThatThrownBy(() -> Cursor.parse("%" + plain)).isInstanceOf(BadParameter.class);
    }
}
