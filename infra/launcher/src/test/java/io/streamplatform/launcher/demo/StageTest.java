package io.streamplatform.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(written, true, UTF_8), false);
    private final Stage stage =
            new Stage(
                    narrator,
                    new Addresses(Map.of(), Map.of(), null),
                    http,
                    new AskedBrokers(narrator));

    @AfterEach
    void end() {
        stage.close();
        http.close();
    }

    @Test
    void looksUntilItIsThere_whoeverDoesNotAnswerInBetween() throws Exception {
        AtomicInteger looks = new AtomicInteger();

        String found =
                stage.await(
                        "it comes",
                        Duration.ofMinutes(1),
                        () ->
                                switch (looks.incrementAndGet()) {
                                    case 1 -> Sighting.notYet("nothing");
                                    case 2 -> throw new IOException("away");
                                    default -> Sighting.of("there");
                                });

        assertThat(found).isEqualTo("there");
        assertThat(looks).hasValue(3);
    }

    @Test
    void whatDoesNotHappenInTimeIsToldWithWhatWasSeenInstead() {
        assertThatThrownBy(() ->
                        stage.await(
                                "the alert resolves",
                                Duration.ZERO,
                                () -> Sighting.notYet("it is FIRING")))
                .isInstanceOf(ClaimFailedException.class)
                .hasMessage(
                        "It did not happen within 0 s that the alert resolves. Instead: it is"
                                + " FIRING.");
    }

    @Test
    void whoDoesNotAnswerAtAllIsToldInTheEnd() {
        assertThatThrownBy(() ->
                        stage.await(
                                "it comes",
                                Duration.ZERO,
                                () -> {
                                    throw new IOException("the dashboard is away");
                                }))
                .hasMessageEndingWith("Instead: the dashboard is away.");
    }

    @Test
    void afterwardsAllIsPutRight_theLastFirst_thoughOneFails() {
        List<String> done = new ArrayList<>();
        stage.afterwards().then("first", () -> done.add("first"));
        stage.afterwards()
                .then(
                        "second",
                        () -> {
                            throw new IOException("refused");
                        });
        stage.afterwards().then("third", () -> done.add("third"));

        stage.close();
        stage.close();

        assertThat(done).containsExactly("third", "first");
        assertThat(written.toString(UTF_8)).contains("second (refused)");
    }
}
