package io.streamplatform.launcher.boot;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the {@code platform} scripts run: sees that the launcher is built and up to date, then loads
 * it into this very JVM.
 *
 * <p>The scripts start this class from {@code target/classes}, or on a fresh clone straight from
 * its source file, which Java compiles in memory together with the other classes of this package
 * (hence nothing but the JDK is used here). Either way the launcher's jar is loaded only after it
 * has been brought up to date. Alternatives that lost: a check in the scripts, which would be logic
 * written twice in two shells; a child JVM for the launcher, which would cost a second start and
 * stand between Ctrl-C and the code that handles it; the launcher's jar on the class path from the
 * beginning, which Windows would then not let the build replace.
 */
public final class Boot {

    private static final String LAUNCHER = "infra/launcher";

    /** Commands that use the launcher as it was built last: they must work while sources change. */
    private static final Set<String> NEVER_BUILD = Set.of("stop", "status", "logs");

    private Boot() {}

    public static void main(String[] args) throws Throwable {
        Path root = Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();
        Path jar = root.resolve(LAUNCHER).resolve("target/launcher.jar");
        boolean asItIs = args.length > 0 && NEVER_BUILD.contains(args[0]) && Files.exists(jar);
        if (!asItIs && !new Build(root, System.out::println).bring(Set.of(LAUNCHER))) {
            System.exit(1);
        }
        launch(jar, args);
    }

    private static void launch(Path jar, String[] args) throws Throwable {
        URL[] classPath = {URI.create(jar.toUri().toString()).toURL()};
        // Stays open for as long as the JVM lives: the jar's manifest names the libraries beside
        // it.
        URLClassLoader loader =
                new URLClassLoader("launcher", classPath, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass("io.streamplatform.launcher.cli.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
