package io.streamplatform.launcher.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {

    private static final String LONG =
            "Nobody hears a goodbye: the group waits for a sign of life, and shares the partitions"
                    + " of a member out that gives none within the time that its session may last";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Narrator narrator(boolean terminal, Charset charset) {
        return new Narrator(new PrintStream(written, true, charset), terminal);
    }

    private String text(Charset charset) {
        return written.toString(charset);
    }

    @Test
    void pipedItIsPlainText() {
        Narrator narrator = narrator(false, UTF_8);

        tellAll(narrator);

        assertThat(text(UTF_8)).doesNotContain("\u001b").doesNotContain("\r");
        assertThat(text(UTF_8))
                .contains("1. Send 30 records")
                .contains("   ✔ 30 acknowledged")
                .contains("→ See it: http://127.0.0.1:8080/topics/test")
                .doesNotContain("still waiting");
    }

    @Test
    void noLineIsWiderThanEightyColumns_exceptAnAddress() {
        Narrator narrator = narrator(false, UTF_8);

        tellAll(narrator);

        assertThat(text(UTF_8).lines())
                .filteredOn(line -> !line.contains("http"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(79));
    }

    @Test
    void anAddressStaysWhole() {
        String address = "http://127.0.0.1:8080/topics/" + "a".repeat(90);

        narrator(false, UTF_8).look("The topic", address);

        assertThat(text(UTF_8).lines()).anyMatch(line -> line.strip().equals(address));
    }

    @Test
    void inATerminalWhatIsWaitedForIsPaintedOver() {
        Narrator narrator = narrator(true, UTF_8);

        narrator.waiting("still waiting");
        narrator.done("there");

        // "\r" takes the cursor back, and what follows erases the line.
        assertThat(text(UTF_8)).containsPattern("still waiting[^\n]*\r\u001b\\[2K[^\n]*there");
    }

    @Test
    void whereLettersAreFewMarksAreWords() {
        Narrator narrator = narrator(false, US_ASCII);

        tellAll(narrator);

        assertThat(text(US_ASCII)).doesNotContain("?");
        assertThat(text(US_ASCII)).contains("ok 30 acknowledged").contains("FAILED it did not");
    }

    @Test
    void stepsAreCountedAnewInEachDemonstration() {
        Narrator narrator = narrator(false, UTF_8);

        narrator.title(new HelloDemo());
        narrator.step("first");
        narrator.step("second");
        narrator.title(new EventsDemo());
        narrator.step("first again");

        assertThat(text(UTF_8)).contains("1. first", "2. second", "1. first again");
    }

    private static void tellAll(Narrator narrator) {
        narrator.title(new HelloDemo());
        narrator.step("Send 30 records");
        narrator.waiting("still waiting");
        narrator.done("30 acknowledged");
        narrator.tell(LONG);
        narrator.done(LONG);
        narrator.step(LONG);
        narrator.failed("it did not happen");
        narrator.table(List.of(List.of("key", "value"), List.of("a", LONG)));
        narrator.look("See it", "http://127.0.0.1:8080/topics/test");
    }
}
