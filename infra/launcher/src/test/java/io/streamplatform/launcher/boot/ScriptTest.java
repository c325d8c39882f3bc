package io.streamplatform.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script finds a JDK by the folders' contents; these JDKs only say which one they are. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

    @TempDir private Path temp;
    private Path root;

    @BeforeEach
    void aClone() throws IOException {
        root = Files.createDirectories(temp.resolve("a clone with spaces"));
        Files.copy(
                Path.of("../../platform").toAbsolutePath().normalize(), root.resolve("platform"));
        Files.setPosixFilePermissions(
                root.resolve("platform"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void takesTheJdkOfJavaHome() throws Exception {
        Path home = jdk("my jdk", "JAVA_VERSION=\"25.0.1\"");

        assertThat(run(home, "start")).startsWith("my jdk: ");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldForOneInTheUsualFolders() throws Exception {
        Path home = jdk("old", "JAVA_VERSION=\"21.0.4\"");
        jdk("home/.jdks/temurin-26", "JAVA_VERSION=\"26\"");

        assertThat(run(home, "start")).startsWith("temurin-26: ");
    }

    @Test
    void passesOverAJavaWithoutACompiler() throws Exception {
        Path home = jdk("jre", "JAVA_VERSION=\"25.0.1\"");
        Files.delete(home.resolve("bin/javac"));
        jdk("home/.jdks/openjdk-25", "JAVA_VERSION=\"25\"");

        assertThat(run(home, "start")).startsWith("openjdk-25: ");
    }

    @Test
    void handsOverTheRootAndTheArgumentsAsTheyAre() throws Exception {
        Path home = jdk("my jdk", "JAVA_VERSION=\"25\"");

        assertThat(run(home, "logs", "two words"))
                .contains("[-Dplatform.root=" + root.toRealPath() + "]")
                .contains("/boot/Boot.java][logs][two words]");
    }

    @Test
    void startsTheCompiledClassesOnceThereAreSome() throws Exception {
        Path home = jdk("my jdk", "JAVA_VERSION=\"25\"");
        Path boot = root.resolve("infra/launcher/target/classes/io/streamplatform/launcher/boot");
        Files.createDirectories(boot);
        Files.writeString(boot.resolve("Boot.class"), "");

        assertThat(run(home, "status"))
                .contains("/infra/launcher/target/classes][io.streamplatform.launcher.boot.Boot]");
    }

    private Path jdk(String folder, String release) throws IOException {
        Path home = Files.createDirectories(temp.resolve(folder));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), release + "\n");
        for (String tool : List.of("java", "javac")) {
            Path file = home.resolve("bin").resolve(tool);
            Files.writeString(
                    file,
                    "#!/bin/sh\nprintf '%s: ' '"
                            + home.getFileName()
                            + "'\nfor a; do printf '[%s]' \"$a\"; done\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }

    private String run(Path javaHome, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(root.resolve("platform").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(temp.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("HOME", temp.resolve("home").toString());
        // A JDK of this machine would come before those in the home folder.
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
