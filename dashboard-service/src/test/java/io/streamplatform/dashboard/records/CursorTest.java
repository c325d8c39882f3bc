package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void whatIsWrittenIsRead() {
        Cursor cursor =
                new Cursor(false, true, new TreeMap<>(Map.of(0, 0L, 2, 999_999_999_999_999_999L)));
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
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
