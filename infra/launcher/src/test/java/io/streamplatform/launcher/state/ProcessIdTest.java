package io.streamplatform.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdTest {

    private final ProcessId self = ProcessId.of(ProcessHandle.current());

    @Test
    void findsTheProcess() {
        assertThat(self.find()).hasValue(ProcessHandle.current());
    }

    @Test
    void findsItAlthoughTheClockWasCorrectedABit() {
        var id = new ProcessId(self.pid(), self.startedAt().plusSeconds(1));

        assertThat(id.find()).isPresent();
    }

    @Test
    void takesAProcessThatBeganAtAnotherTimeForAForeignOneWithTheSamePid() {
        var id = new ProcessId(self.pid(), self.startedAt().minus(Duration.ofMinutes(1)));

        assertThat(id.find()).isEmpty();
    }

    @Test
    void findsNoProcessThatIsGone() {
        assertThat(new ProcessId(Integer.MAX_VALUE, self.startedAt()).find()).isEmpty();
    }
}
