package io.streamplatform.dashboard.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class SecretCommandTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void itIsAskedForByOneArgument() {
        assertThat(SecretCommand.isAsked("--hash-password")).isTrue();
        assertThat(SecretCommand.isAsked("--new-token")).isTrue();
        assertThat(SecretCommand.isAsked()).isFalse();
        assertThat(SecretCommand.isAsked("--server.port=1", "--new-token")).isFalse();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void aPasswordIsHashedAsTheSettingsWantIt() throws IOException {
        assertThat(hash("correct horse battery")).isZero();
        String hash = told().strip();
        assertThat(hash).startsWith("$2a$12$");
        assertThat(new BCryptPasswordEncoder().matches("correct horse battery", hash)).isTrue();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void whatIsTooShortOrWouldBeCutIsRefused() throws IOException {
        assertThat(hash("short")).isEqualTo(1);
        assertThat(hash("ä".repeat(37))).as("74 bytes").isEqualTo(1);
        assertThat(told()).contains("10 characters or more").contains("72 bytes");
    }

    @Test
    void aTokenComesWithItsHash() throws IOException {
        assertThat(SecretCommand.run("--new-token", out())).isZero();
        String[] words = told().strip().split("\\s+");
        assertThat(words).hasSize(4);
        assertThat(words[1]).hasSizeGreaterThanOrEqualTo(43);
        assertThat(HexFormat.of().formatHex(SecretCommand.sha256(words[1].getBytes(UTF_8))))
                .isEqualTo(words[3]);
    }

    private int hash(String password) throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(UTF_8)));
        try {
            return SecretCommand.run("--hash-password", out());
        } finally {
            System.setIn(before);
        }
    }

    private PrintStream out() {
        return new PrintStream(told, true, UTF_8);
    }

    private String told() {
        return told.toString(UTF_8);
    }
}
