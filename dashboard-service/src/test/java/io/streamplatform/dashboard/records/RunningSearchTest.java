package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.records.SearchEnd.Reason;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RunningSearchTest {

    @Test
    void whatFailedIsToldApart() {
        assertThat(RunningSearch.end(new SearchLost(Reason.TOPIC_DELETED, "gone")).reason())
                .isEqualTo(Reason.TOPIC_DELETED);
        assertThat(RunningSearch.end(new TimeoutException("no answer")).reason())
                .isEqualTo(Reason.BROKER_LOST);
        assertThat(RunningSearch.end(new IllegalStateException("a fault")).reason())
                .isEqualTo(Reason.FAILED);
        assertThat(RunningSearch.end(new StackOverflowError()).reason()).isEqualTo(Reason.FAILED);
    }
}
