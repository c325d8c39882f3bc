package io.streamplatform.launcher.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What a process takes of the machine's memory: its proportional set size on Linux, where pages
 * that several processes share are shared out among them; elsewhere the resident set as {@code ps}
 * tells it; unknown on Windows.
 */
final class MemoryUse {

    private static final boolean LINUX = Files.exists(Path.of("/proc/self/smaps_rollup"));
    private static final int KIBIBYTE = 1024;

    private MemoryUse() {}

    static String kind() {
        return LINUX ? "PSS" : "RSS";
    }

    static OptionalLong of(long pid) {
        return LINUX ? proportional(pid) : resident(pid);
    }

    private static OptionalLong proportional(long pid) {
        try {
            return pss(Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong pss(List<String> rollup) {
        return rollup.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                .findFirst();
    }

    private static OptionalLong resident(long pid) {
        try {
            Process ps =
                    new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid))
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return ps.waitFor(1, TimeUnit.SECONDS) && ps.exitValue() == 0
                    ? OptionalLong.of(Long.parseLong(output) * KIBIBYTE)
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
