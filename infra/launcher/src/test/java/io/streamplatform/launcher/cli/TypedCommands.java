package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.launcher.parts.Port;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.run.PartStatus;
import io.streamplatform.launcher.run.PlatformStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a person types them, on a state folder and ports of a test's own. */
final class TypedCommands {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final int PATIENCE_SECONDS = 120;

    private final Path state;
    private final Ports ports;

    TypedCommands(Path state, Ports ports) {
        this.state = state;
        this.ports = ports;
    }

    /** How a command ended, and what it said. */
    record Ran(int exitCode, String output) {}

    /** Starts the brokers alone, from what is built, in the background. */
    Ran startBrokers(String... further) {
        return startOnly("kafka", further);
    }

    /** Starts one part alone, from what is built, in the background. */
    Ran startOnly(String part, String... further) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("start", "--detach", "--no-build", "--no-prepare"));
        arguments.addAll(List.of("--only", part));
        for (Port port : ports.all()) {
            arguments.addAll(List.of("--port", port.owner() + "=" + port.number()));
        }
        arguments.addAll(List.of(further));
        return type(arguments.toArray(String[]::new));
    }

    /** Runs a command within this JVM. */
    Ran type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state-dir", state.toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        var bytes = new ByteArrayOutputStream();
        var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        try {
            int exitCode = Main.commandLine(ROOT).execute(all.toArray(String[]::new));
            return new Ran(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs one of Kafka's tools, which takes the place of the command on its pipes. */
    Ran kafka(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dplatform.root=" + ROOT));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("kafka", "--state-dir", state.toString()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(Files.createTempFile(state, "input", ".txt"), input);
        Path out = Files.createTempFile(state, "output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(out));
    }

    PlatformStatus status() {
        return JsonMapper.builder()
                .build()
                .readValue(type("status", "--json").output(), PlatformStatus.class);
    }

    PartStatus status(String part) {
        return status().parts().stream()
                .filter(candidate -> candidate.name().equals(part))
                .findFirst()
                .orElseThrow();
    }
}
