package io.streamplatform.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.launcher.parts.BeforeStart;
import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.Jvm;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Port;
import io.streamplatform.launcher.parts.Program;
import io.streamplatform.launcher.parts.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    private static final Jvm SMALL = new Jvm(64, Jvm.Compiler.QUICK, List.of());

    @TempDir private Path temp;

    @Test
    void aJarThatWasBuiltAgainWithTheSameContentIsTheSame() throws IOException {
        String before = Fingerprint.of(part(jar("code", 1_000_000_000_000L), SMALL));

        assertThat(Fingerprint.of(part(jar("code", 1_700_000_000_000L), SMALL))).isEqualTo(before);
    }

    @Test
    void changedCodeIsAnother() throws IOException {
        String before = Fingerprint.of(part(jar("code", 0), SMALL));

        assertThat(Fingerprint.of(part(jar("edoc", 0), SMALL))).isNotEqualTo(before);
    }

    @Test
    void anotherOptionOfTheJvmIsAnother() throws IOException {
        Path jar = jar("code", 0);

        assertThat(Fingerprint.of(part(jar, new Jvm(64, Jvm.Compiler.FULL, List.of()))))
                .isNotEqualTo(Fingerprint.of(part(jar, SMALL)));
    }

    @Test
    void aClassPathIsReadInAFixedOrder() throws IOException {
        for (String name : List.of("b.jar", "a.jar", "c.txt")) {
            Files.writeString(temp.resolve(name), "");
        }

        assertThat(ClassPath.of(List.of(temp)))
                .containsExactly(temp.resolve("a.jar"), temp.resolve("b.jar"));
    }

    @Test
    void aCopiedClassPathKeepsTheOrderOfItsLibraries() throws IOException {
        Path jars = Files.createDirectory(temp.resolve("jars"));
        for (String name : List.of("b.jar", "a.jar")) {
            Files.writeString(jars.resolve(name), "");
        }
        Path first = Files.writeString(temp.resolve("z.jar"), "");

        ClassPath.copy(List.of(first, jars), temp.resolve("copy"));

        assertThat(ClassPath.ofCopy(temp.resolve("copy")))
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("z.jar", "a.jar", "b.jar");
    }

    private Path jar(String content, long time) throws IOException {
        Path jar = temp.resolve("app.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry("Main.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static Part part(Path jar, Jvm jvm) {
        return new Part(
                "alert",
                Role.CONSUMER,
                List.of(new Port("alert", "ALERT_PORT", 8095)),
                new Program.BootJar("alert-service", jar, List.of()),
                jvm,
                Map.of(),
                BeforeStart.NOTHING,
                timeout -> Health.READY);
    }
}
