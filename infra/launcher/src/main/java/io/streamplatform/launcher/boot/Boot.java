package io.streamplatform.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final Set<String> NEVER_BUILD =
            Set.of("stop", "restart", "kill", "status", "logs", "kafka");

    private Boot() {}

    public static void main(String[] args) throws Throwable {
        Path root = Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();
        Path jar = root.resolve(LAUNCHER).resolve("target/launcher.jar");
        boolean asItIs = args.length > 0 && NEVER_BUILD.contains(args[0]) && Files.exists(jar);
        if (!asItIs && !new Build(root, System.out::println).bring(Set.of(LAUNCHER))) {
            System.exit(1);
        }
        launch(root, jar, args);
    }

    private static void launch(Path root, Path jar, String[] args) throws Throwable {
        List<Path> classPath = new ArrayList<>();
        classPath.add(copyToRunFrom(root, jar));
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            libraries.sorted().forEach(classPath::add);
        }
        System.setProperty(
                "platform.launcher",
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        // Stays open for as long as the JVM lives.
        var loader = new URLClassLoader("launcher", urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass("io.streamplatform.launcher.cli.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /**
     * A build writes over the jar in its place, and a launcher that waits for days to stop its
     * parts would find it broken then. So it runs from a copy, one for each build.
     */
    private static Path copyToRunFrom(Path root, Path jar) throws IOException {
        Path folder = Files.createDirectories(root.resolve(".platform/prepared/launcher"));
        Path copy = folder.resolve(Files.getLastModifiedTime(jar).toMillis() + ".jar");
        if (!Files.exists(copy)) {
            try (Stream<Path> earlier = Files.list(folder)) {
                // Where a file in use cannot be deleted, it is deleted by a later build.
                earlier.map(Path::toFile).forEach(File::delete);
            }
            Path draft = Files.createTempFile(folder, "draft", ".jar");
            Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
