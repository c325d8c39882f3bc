package io.streamplatform.dashboard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void anAnswerThatHasNotComeIsNotTakenForNone() {
        CompletableFuture<List<String>> late = new CompletableFuture<>();
        Told<List<String>> told = asked(late);

        assertThatThrownBy(() -> Refusals.answered("acls", told))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("has not answered yet");

        late.complete(List.of());
        assertThat(Refusals.answered("acls", asked(late))).isEmpty();
    }

    @Test
    void aRefusalIsToldAsOne() {
        assertThatThrownBy(() ->
                        Refusals.answered(
                                "acls",
                                asked(
                                        CompletableFuture.failedFuture(
                                                new ClusterAuthorizationException("no")))))
                .isInstanceOf(Refused.class);
    }

    private static Told<List<String>> asked(CompletableFuture<List<String>> answer) {
        return new RecentAnswers<String, List<String>>(Duration.ofHours(1), _ -> answer)
                .ask("all", Duration.ofMillis(1));
    }
}
