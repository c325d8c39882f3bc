package io.streamplatform.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void theResidentSetIsRead_andNothingElse() {
        assertThat(
                        ResidentMemory.of(
                                List.of(
                                        "VmHWM:\t  300000 kB",
                                        "VmRSS:\t  262144 kB",
                                        "RssAnon: 1 kB")))
                .hasValue(256L << 20);
        assertThat(ResidentMemory.of(List.of("Name:\tkthreadd"))).isEmpty();
    }

    @Test
    void aProcessThatIsGoneHasNone() throws InterruptedException {
        assertThat(ResidentMemory.of(Long.MAX_VALUE)).isEmpty();
    }
}
