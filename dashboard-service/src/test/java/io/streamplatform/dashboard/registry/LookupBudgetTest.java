package io.streamplatform.dashboard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookupBudgetTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LookupBudget budget = new LookupBudget(Duration.ofSeconds(5));

    @Test
    void fiftyIdsThatNobodyKnowsAreEnoughForTenSeconds() {
        for (int i = 0; i < 50; i++) {
            assertThat(budget.refusal(i)).isNull();
            budget.unknown(i);
        }
        assertThat(budget.refusal(9 * SECOND)).contains("50 other ids");
        assertThat(budget.refusal(11 * SECOND)).isNull();
    }

    @Test
    void aRegistryThatIsAwayIsLeftAloneForAWhile_orUntilItAnswers() {
        budget.away(0, "it does not answer");
        assertThat(budget.refusal(4 * SECOND)).isEqualTo("it does not answer");
        assertThat(budget.refusal(6 * SECOND)).isNull();
        budget.away(6 * SECOND, "it does not answer");
        budget.answered();
        assertThat(budget.refusal(7 * SECOND)).isNull();
    }
}
