package io.streamplatform.dashboard.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Makes what the settings hold in place of passwords and tokens. */
public final class SecretCommand {

    static final int COST = 12;

    /** Bytes of a password that bcrypt looks at; it would ignore the rest. */
    private static final int LONGEST = 72;

    private static final int SHORTEST = 10;
    private static final String HASH = "--hash-password";
    private static final String TOKEN = "--new-token";

    private SecretCommand() {}

    /** Is this what the program was started for? */
    public static boolean isAsked(String... arguments) {
        return arguments.length == 1 && Set.of(HASH, TOKEN).contains(arguments[0]);
    }

    /**
     * Does it.
     *
     * @return the program's exit code
     */
    public static int run(String argument, PrintStream out) throws IOException {
        if (argument.equals(TOKEN)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            out.println("token   " + token);
            out.println("sha256  " + HexFormat.of().formatHex(sha256(token.getBytes(UTF_8))));
            return 0;
        }
        String password = password();
        int bytes = password.getBytes(UTF_8).length;
        if (password.length() < SHORTEST || bytes > LONGEST) {
            out.println(
                    "The password has %d characters (%d bytes); choose one of %d characters or more"
                                    .formatted(password.length(), bytes, SHORTEST)
                            + " and at most %d bytes.".formatted(LONGEST));
            return 1;
        }
        out.println(new BCryptPasswordEncoder(COST).encode(password));
        return 0;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** From the keyboard without showing it, or a line of what is piped in. */
    private static String password() throws IOException {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
