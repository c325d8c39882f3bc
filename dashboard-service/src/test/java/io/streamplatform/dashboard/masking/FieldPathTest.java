package io.streamplatform.dashboard.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @ParameterizedTest(name = "{0} means {1}: {2}")
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a, a.b, false",
        "a.b, a.b, true",
        "a.b, a, false",
        "*.b, a.b, true",
        "*.b, b, false",
        "**.b, b, true",
        "**.b, a.a.b, true",
        "**.b, b.a, false",
        "**, a, true",
        "**, a.b.c, true",
        "a.**, a, true",
        "a.**.c, a.c, true",
        "a.**.c, a.b.c.c, true",
        "a.**.c, b.c, false",
        "**.a.**.b.**, x.a.y.b.z, true",
        "**.a.**.b.**, x.b.y.a.z, false",
        "**.*.a, a, false",
        "**.*.a, b.a, true",
    })
    void cases(String path, String names, boolean expected) {
        assertThat(FieldPath.of(path).matches(List.of(names.split("\\.")))).isEqualTo(expected);
    }

    @Test
    void aDeepFieldCostsNoMoreForSeveralStars() {
        FieldPath path = FieldPath.of("**.a.**.a.**.a.**.a.**.b");
        long began = System.nanoTime();
        assertThat(path.matches(Collections.nCopies(5_000, "a"))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
}
