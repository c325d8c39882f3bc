package io.streamplatform.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryUseTest {

    @Test
    void readsTheProportionalShareOfTheKernelsSummary() {
        assertThat(
                        MemoryUse.pss(
                                List.of(
                                        "00400000-7fff9c8e000 ---p 00000000 00:00 0 [rollup]",
                                        "Rss:              204800 kB",
                                        "Pss:              102400 kB",
                                        "Pss_Anon:          51200 kB")))
                .hasValue(100L << 20);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void knowsWhatThisVeryProcessTakes() {
        assertThat(MemoryUse.of(ProcessHandle.current().pid())).isPresent();
        assertThat(MemoryUse.of(ProcessHandle.current().pid()).getAsLong()).isGreaterThan(1 << 20);
    }

    @Test
    void knowsNothingOfAProcessThatIsGone() {
        assertThat(MemoryUse.of(Integer.MAX_VALUE)).isEmpty();
    }
}
