package io.streamplatform.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Sees that no process of a test's platform is left over, however the test's own JVM ends: a shell
 * that waits for its standard input to close, which the operating system does when that JVM is
 * gone, and then stops the platform and deletes its folder. Ctrl-C does not reach it.
 */
final class Guard implements AutoCloseable {
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            cat > /dev/null
            "$0" stop --state-dir "$1"
            rm -rf "$1"
            """;

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    static Guard of(Path state) throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder(
                                "sh", "-c", SCRIPT, Command.script().toString(), state.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Guard(shell.start());
    }

    /** Has it do its work now, and waits for that. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(2, TimeUnit.MINUTES)) {
                shell.destroyForcibly();
                throw new IOException("the platform was not stopped within two minutes");
            }
        } catch (InterruptedException e) {
            // It goes on by itself.
            Thread.currentThread().interrupt();
        }
    }
}
