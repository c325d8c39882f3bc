package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * All pages of a process that are in memory, those that it shares with others included: what {@code
 * ps} and most other tools call its memory. Unknown where there is no such tool.
 */
final class ResidentMemory {

    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    static OptionalLong of(long pid) throws InterruptedException {
        Path status = Path.of("/proc/" + pid + "/status");
        try {
            return Files.exists(status) ? of(Files.readAllLines(status)) : toldByPs(pid);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong of(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                .findFirst();
    }

    private static OptionalLong toldByPs(long pid) throws IOException, InterruptedException {
        Process ps =
                new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid))
                        .redirectErrorStream(true)
                        .start();
        String told =
                new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return ps.waitFor(1, TimeUnit.SECONDS) && told.matches("\\d+")
                ? OptionalLong.of(Long.parseLong(told) * KIBIBYTE)
                : OptionalLong.empty();
    }
}
