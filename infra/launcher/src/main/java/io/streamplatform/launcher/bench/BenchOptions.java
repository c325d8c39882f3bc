package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.boot.Build;
import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PlatformParts;
import io.streamplatform.launcher.parts.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What all measurements have in common: what is built before, and where the figures go. */
final class BenchOptions {

    static final String KAFKA = "kafka";
    static final String DASHBOARD = "dashboard";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures to this file as well, for a program to read.")
    private @Nullable Path json;

    @Option(names = "--no-build", description = "Take what is built, even if it is out of date.")
    private boolean noBuild;

    private final Path root =
            Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();

    /** The folder of the repository. */
    Path root() {
        return root;
    }

    /** Brings all parts up to date, and says whether that went well. */
    boolean prepareAll() throws IOException, InterruptedException {
        return prepare(module -> true);
    }

    /** Brings the broker and the dashboard up to date, and says whether that went well. */
    boolean prepareDashboard() throws IOException, InterruptedException {
        return prepare(module -> module.contains(KAFKA) || module.contains(DASHBOARD));
    }

    private boolean prepare(Predicate<String> isMeasured) throws IOException, InterruptedException {
        // Kafka's client and the hardware library look for a log to write to; there is none here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        if (noBuild) {
            return true;
        }
        Set<String> modules =
                PlatformParts.of(root, root, Ports.standard(Brokers.ONE)).stream()
                        .map(Part::program)
                        .map(program -> program.module())
                        .filter(isMeasured)
                        .collect(Collectors.toSet());
        return new Build(root, System.out::println).bring(modules);
    }

    /** Prints figures for people, and writes them for a program if that is wanted. */
    void publish(String text, Object figures) throws IOException {
        System.out.println();
        System.out.print(text);
        if (json != null) {
            Files.writeString(
                    json,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(figures));
        }
    }
}
