package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final AtomicLong now = new AtomicLong(1_000_000_000L);
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 2", "2, 4", "5, 32", "6, 60", "1000000, 60"})
    void theDelayDoublesUpToABound(int beyond, long seconds) {
        assertThat(LoginThrottle.delay(beyond)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aNameIsFreeSomeTimes_thenWaitsLongerAndLonger() {
        for (int i = 0; i < LoginThrottle.FREE_BY_NAME; i++) {
            assertThat(throttle.attempt("mira", HERE)).isZero();
        }
        assertThat(throttle.attempt("mira", HERE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(throttle.attempt("MIRA", ELSEWHERE))
                .as("from elsewhere, and however it is written")
                .isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(throttle.attempt("mira", HERE)).isZero();
        assertThat(throttle.attempt("mira", HERE)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void manyNamesFromOneAddressWaitToo_andOthersDoNot() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS; i++) {
            assertThat(throttle.attempt("guess-" + i, HERE)).isZero();
        }
        assertThat(throttle.attempt("guess-again", HERE)).isPositive();
        assertThat(throttle.attempt("mira", ELSEWHERE)).isZero();
    }

    @Test
    void whoLoggedInFromAnAddressIsNotLockedOutThereByOthers() {
        assertThat(throttle.attempt("mira", HERE)).isZero();
        throttle.succeeded("mira", HERE);
        for (int i = 0; i < 20; i++) {
            throttle.attempt("mira", ELSEWHERE);
        }
        assertThat(throttle.attempt("mira", ELSEWHERE)).isPositive();
        assertThat(throttle.attempt("mira", HERE)).isZero();
    }

    @Test
    void aKnownPasswordDoesNotExcuseGuessesAtOthers() {
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 100 && wait.isZero(); i++) {
            if (throttle.attempt("mallory", HERE).isZero()) {
                throttle.succeeded("mallory", HERE);
            }
            wait = throttle.attempt("guess-" + i, HERE);
        }
        assertThat(wait).isPositive();
    }

    @Test
    void calmIsForgiven() {
        for (int i = 0; i < LoginThrottle.FREE_BY_NAME; i++) {
            throttle.attempt("mira", HERE);
        }
        pass(LoginThrottle.CALM.plusSeconds(1));
        assertThat(throttle.attempt("mira", HERE)).isZero();
        assertThat(throttle.attempt("mira", HERE)).isZero();
    }

    @Test
    void oneNetworkOfIpv6IsOneAddress() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS; i++) {
            assertThat(throttle.attempt("guess-" + i, "2001:db8:0:1::" + i)).isZero();
        }
        assertThat(throttle.attempt("guess", "2001:db8:0:1::ffff")).isPositive();
        assertThat(throttle.attempt("guess", "2001:db8:0:2::1")).isZero();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 30_000; i++) {
            throttle.attempt("guess-" + i, "10.%d.%d.1".formatted(i / 250, i % 250));
        }
        assertThat(throttle.kept()).isLessThanOrEqualTo(20_000);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
