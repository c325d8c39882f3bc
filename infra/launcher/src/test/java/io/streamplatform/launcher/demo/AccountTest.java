package io.streamplatform.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Account account = new Account();

    private static BitSet numbers(int below) {
        BitSet numbers = new BitSet();
        numbers.set(0, below);
        return numbers;
    }

    @Test
    void whatWasNeverReadIsLost() {
        account.read(0);
        account.read(2);

        assertThat(account.lost(numbers(4))).isEqualTo(2);
    }

    @Test
    void whatWasReadAgainAndAgainCountsOnceAsTwice() {
        account.read(1);
        account.read(1);
        account.read(1);

        assertThat(account.twice()).isEqualTo(1);
    }
}
