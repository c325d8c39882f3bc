package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's own performance tools, each in a JVM as Kafka's scripts start them. */
final class KafkaTools {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern STEADY_STATE =
            Pattern.compile("steady state records sent, ([\\d.]+) records/sec");
    private static final int FETCHED_PER_SECOND = 9;

    private final Path libraries;
    private final String bootstrapServers;

    /**
     * @param root the repository
     */
    KafkaTools(Path root, String bootstrapServers) {
        this.libraries = root.resolve("infra/kafka/target/lib");
        this.bootstrapServers = bootstrapServers;
    }

    /** Records per second that ProducerPerformance reaches after so many to warm up. */
    double produce(String topic, int records, int warmUp, Path payloads, List<String> settings)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--topic", topic, "--throughput", "-1"));
        arguments.addAll(List.of("--num-records", "" + (records + warmUp)));
        arguments.addAll(List.of("--warmup-records", "" + warmUp));
        arguments.addAll(List.of("--payload-file", payloads.toString()));
        arguments.addAll(List.of("--bootstrap-server", bootstrapServers));
        arguments.add("--command-property");
        arguments.addAll(settings);
        return producedPerSecond(run("ProducerPerformance", arguments));
    }

    /** Records per second that ConsumerPerformance reads, without the time to join its group. */
    double consume(String topic, int records) throws IOException, InterruptedException {
        return consumedPerSecond(
                run(
                        "ConsumerPerformance",
                        List.of(
                                "--bootstrap-server",
                                bootstrapServers,
                                "--topic",
                                topic,
                                "--num-records",
                                "" + records,
                                "--timeout",
                                "60000")));
    }

    static double producedPerSecond(String output) {
        Matcher summary = STEADY_STATE.matcher(output);
        if (!summary.find()) {
            throw new IllegalStateException("No steady state in: " + output.strip());
        }
        return Double.parseDouble(summary.group(1));
    }

    static double consumedPerSecond(String output) {
        String line =
                output.lines()
                        .filter(candidate -> candidate.matches("\\d{4}-\\d\\d-\\d\\d .*"))
                        .reduce((_, later) -> later)
                        .orElseThrow(() ->
                                new IllegalStateException("No figures in: " + output.strip()));
        return Double.parseDouble(line.split(",\\s*")[FETCHED_PER_SECOND]);
    }

    private String run(String tool, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        command.addAll(List.of("-cp", libraries.resolve("*").toString()));
        command.add("org.apache.kafka.tools." + tool);
        command.addAll(arguments);
        Path output = Files.createTempFile(tool.toLowerCase(Locale.ROOT), ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(tool + " failed: " + said.strip());
            }
            return said;
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
