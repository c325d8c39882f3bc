package io.streamplatform.dashboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecentAnswersTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> nodes = new ConcurrentHashMap<>();

    @Test
    void tenWhoLookCostOne() {
        RecentAnswers<Integer, String> answers = answers(LONG);
        node(1).complete("told");

        for (int i = 0; i < 10; i++) {
            assertThat(answers.ask(1, SHORT).value()).isEqualTo("told");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aNodeThatDoesNotAnswerHoldsUpNobodyElse_andIsToldWhenItDoes() {
        RecentAnswers<Integer, String> answers = answers(LONG);
        node(1).complete("told");

        Map<Integer, Told<String>> told = answers.askAll(List.of(2, 1), SHORT);

        assertThat(told.get(1).value()).isEqualTo("told");
        assertThat(told.get(2).value()).isNull();
        assertThat(told.get(2).error()).isNotBlank();
        node(2).complete("late");
        assertThat(answers.ask(2, SHORT).value()).isEqualTo("late");
        assertThat(asked).as("the late answer was not asked for again").hasValue(2);
    }

    @Test
    void whatWasToldLastIsKeptWhileTheNewestQuestionFails() {
        RecentAnswers<Integer, String> answers = answers(Duration.ZERO);
        node(1).complete("before");
        assertThat(answers.ask(1, SHORT).value()).isEqualTo("before");
        nodes.put(1, CompletableFuture.failedFuture(new KafkaException("away")));

        Told<String> told = answers.ask(1, SHORT);

        assertThat(told.value()).isEqualTo("before");
        assertThat(told.at()).isNotNull();
        assertThat(told.error()).isEqualTo("away");
        assertThat(told.failure()).isInstanceOf(KafkaException.class);
        assertThat(answers.ask(1, SHORT).value()).as("and kept on").isEqualTo("before");
    }

    @Test
    void whoComesWhenItHasBeenWaitedForLongEnoughWaitsForNothing() {
        RecentAnswers<Integer, String> answers = answers(Duration.ZERO);
        node(1).complete("before");
        assertThat(answers.ask(1, SHORT).value()).isEqualTo("before");
        nodes.put(1, new CompletableFuture<>());
        Duration patience = Duration.ofSeconds(3);
        assertThat(answers.ask(1, patience).error()).as("the first who asks").isNotBlank();

        long began = System.nanoTime();
        Told<String> told = answers.ask(1, patience);

        assertThat(told.value()).isEqualTo("before");
        assertThat(told.error()).isNotBlank();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void allWhoAskMeanwhileAreToldTheNewAnswer() {
        RecentAnswers<Integer, String> answers = answers(Duration.ZERO);
        node(1).complete("before");
        assertThat(answers.ask(1, SHORT).value()).isEqualTo("before");
        nodes.put(1, new CompletableFuture<>());

        List<CompletableFuture<Told<String>>> both =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> answers.ask(1, LONG), Thread::startVirtualThread))
                        .limit(2)
                        .toList();
        node(1).complete("after");

        assertThat(both)
                .allSatisfy(each -> {
                    assertThat(each.join().value()).isEqualTo("after");
                    assertThat(each.join().isAnswered()).isTrue();
                });
    }

    @Test
    void whatWasChangedIsAskedAnew() {
        RecentAnswers<Integer, String> answers = answers(LONG);
        node(1).complete("before");
        assertThat(answers.ask(1, SHORT).value()).isEqualTo("before");
        nodes.put(1, CompletableFuture.completedFuture("after"));

        answers.forget(1);

        assertThat(answers.ask(1, SHORT).value()).isEqualTo("after");
    }

    private RecentAnswers<Integer, String> answers(Duration keep) {
        return new RecentAnswers<>(
                keep,
                node -> {
                    asked.incrementAndGet();
                    return node(node);
                });
    }

    private CompletableFuture<String> node(int id) {
        return nodes.computeIfAbsent(id, key -> new CompletableFuture<>());
    }
}
