package io.streamplatform.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the Maven to use: the one on the PATH when it is recent enough, else the repository's own
 * wrapper, which downloads one. Either runs on the JDK that runs us.
 */
public final class Maven {

    /** The oldest version that the build's plugins work with. */
    static final List<Integer> OLDEST = List.of(3, 8, 6);

    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path root;

    public Maven(Path root) {
        this.root = root;
    }

    /** A process that runs Maven with these arguments in the repository's root. */
    public ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(
                onPath(WINDOWS ? "mvn.cmd" : "mvn")
                        .filter(this::isRecent)
                        .orElseGet(() -> root.resolve(WINDOWS ? "mvnw.cmd" : "mvnw"))
                        .toString());
        command.addAll(arguments);
        return onThisJdk(new ProcessBuilder(command));
    }

    private ProcessBuilder onThisJdk(ProcessBuilder process) {
        process.directory(root.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process;
    }

    private boolean isRecent(Path mvn) {
        try {
            Process process =
                    onThisJdk(new ProcessBuilder(mvn.toString(), "-v"))
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && isRecent(output);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells from the output of {@code mvn -v} whether that Maven can build the platform. */
    static boolean isRecent(String output) {
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            return false;
        }
        for (int i = 0; i < OLDEST.size(); i++) {
            int difference = Integer.parseInt(matcher.group(i + 1)) - OLDEST.get(i);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }

    /** An executable file of that name in one of the PATH's folders. */
    public static Optional<Path> onPath(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
