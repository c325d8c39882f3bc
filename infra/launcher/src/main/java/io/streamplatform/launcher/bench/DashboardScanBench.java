package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.parts.Jvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a topic is searched, beside a consumer that reads the same and looks at nothing, in a
 * JVM with the dashboard's own flags: one needle in a million records.
 */
final class DashboardScanBench {

    private static final String SUBJECT = "search of 1,000,000 records of 200 bytes";
    private static final String TOPIC = "bench-search";
    private static final int RECORDS = 1_000_000;
    private static final int NEEDLE_AT = 654_321;
    private static final int PARTITIONS = 4;
    private static final int TIMES = 5;
    private static final int PAGES = 60;
    private static final double MICROS_PER_MILLI = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BenchPlatform platform;
    private final Path root;
    private final Jvm jvm;
    private final HttpClient http;
    private final Consumer<String> say;

    /**
     * @param root the repository
     * @param jvm the dashboard's
     */
    DashboardScanBench(
            BenchPlatform platform, Path root, Jvm jvm, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.root = root;
        this.jvm = jvm;
        this.http = http;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        say.accept("Writing %,d records ...".formatted(RECORDS));
        write();
        double plain = plain();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(SUBJECT, "plain consumer that only polls", plain, "records/s"));
        figures.addAll(search("text", "from=oldest&text=needle-in-the-hay", plain, 0.7));
        figures.addAll(search("text, newest first", "text=needle-in-the-hay", plain, 0.7));
        figures.addAll(
                search(
                        "CEL over JSON",
                        "from=oldest&filter="
                                + URLEncoder.encode(
                                        "value.kind == 'PURCHASE' && value.note =="
                                                + " 'needle-in-the-hay'",
                                        StandardCharsets.UTF_8),
                        plain,
                        0.3));
        figures.add(newest());
        return figures;
    }

    private List<Figure> search(String name, String query, double plain, double aim)
            throws IOException, InterruptedException {
        say.accept("Searching: " + name + " ...");
        List<Double> rates = new ArrayList<>();
        List<Double> firsts = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Found found = search(query);
            if (i > 0) {
                rates.add(found.perSecond);
                firsts.add(found.firstMillis);
            }
        }
        double rate = ProducerBench.median(rates);
        return List.of(
                Figure.of(SUBJECT, name, rate, "records/s"),
                Figure.of(SUBJECT, name + ", to the plain consumer", rate / plain, "")
                        .with(Aim.atLeast(aim)),
                Figure.of(
                        SUBJECT,
                        name + ", until the match is shown",
                        ProducerBench.median(firsts),
                        "ms"));
    }

    private record Found(double perSecond, double firstMillis) {}

    private Found search(String query) throws IOException, InterruptedException {
        String path = "/api/topics/" + TOPIC + "/scan?" + query;
        long begun = System.nanoTime();
        long first = 0;
        int matches = 0;
        HttpResponse<InputStream> response = http.send(request(path), BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = JSON.readTree(line);
                switch (told.path("type").asString("")) {
                    case "record" -> {
                        first = matches++ == 0 ? System.nanoTime() : first;
                    }
                    case "end" -> {
                        if (matches != 1 || told.path("scanned").asLong() != RECORDS) {
                            throw new IOException("The search is not right: " + line);
                        }
                        return new Found(
                                RECORDS / ((System.nanoTime() - begun) / 1e9),
                                (first - begun) / 1e6);
                    }
                    default -> {
                        // how far it has come
                    }
                }
            }
        }
        throw new IOException(path + " did not say how it ended");
    }

    private Figure newest() throws IOException, InterruptedException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer =
                    http.send(
                            request("/api/messages/" + TOPIC + "?limit=100"),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("The newest records: " + answer.statusCode());
            }
            if (i >= PAGES / 3) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
            }
        }
        return Figure.of(
                        SUBJECT,
                        "newest 100 records, p95",
                        micros.getValueAtPercentile(95) / MICROS_PER_MILLI,
                        "ms")
                .with(Aim.atMost(150));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(platform.address("dashboard", path))
                .timeout(PATIENCE)
                .build();
    }

    private double plain() throws IOException, InterruptedException {
        say.accept("Reading them with a plain consumer ...");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm.flags());
        command.addAll(List.of("-Dslf4j.internal.verbosity=ERROR", "-cp", classPath()));
        command.addAll(
                List.of(
                        PlainConsumer.class.getName(),
                        platform.bootstrapServers(),
                        TOPIC,
                        String.valueOf(TIMES)));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = process.inputReader()) {
            List<Double> rates = lines.lines().map(Double::valueOf).toList();
            if (!process.waitFor(1, TimeUnit.MINUTES) || rates.size() != TIMES) {
                throw new IOException("The plain consumer failed");
            }
            return ProducerBench.median(rates.subList(1, TIMES));
        } finally {
            process.destroyForcibly();
        }
    }

    /** This class's own, and the Kafka client among the broker's libraries. */
    private String classPath() throws IOException {
        try {
            Path own =
                    Path.of(
                            PlainConsumer.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return own + File.pathSeparator + root.resolve("infra/kafka/target/lib/*");
        } catch (URISyntaxException e) {
            throw new IOException("It is not known from where this program was loaded", e);
        }
    }

    private void write() throws IOException, InterruptedException {
        Map<String, Object> servers = Map.of("bootstrap.servers", platform.bootstrapServers());
        try (Admin admin = Admin.create(servers)) {
            var topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
            var _ = admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(TOPIC + " cannot be created", e);
        }
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        platform.bootstrapServers(),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        131_072,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        TOPIC,
                                        i % PARTITIONS,
                                        ("k" + i).getBytes(StandardCharsets.UTF_8),
                                        value(i)));
            }
            producer.flush();
        }
    }

    /** 200 bytes of JSON. */
    private static byte[] value(int number) {
        String start =
                "{\"id\":\"%08d\",\"kind\":\"%s\",\"price\":%d.25,\"user\":{\"id\":\"u-%d\"},\"note\":\"%s\",\"pad\":\""
                        .formatted(
                                number,
                                number % 10 == 1 ? "PURCHASE" : "VIEW",
                                number % 1_000,
                                number % 5_000,
                                number == NEEDLE_AT ? "needle-in-the-hay" : "nothing-to-see-here");
        return (start + "x".repeat(198 - start.length()) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
