package io.streamplatform.launcher.prepare;

import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines that the parts' processes are started with. */
public final class Commands {

    private Commands() {}

    /** The java command of the JDK that runs us. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs the part from what the build made, with nothing prepared. */
    public static List<String> plain(Part part) {
        return switch (part.program()) {
            case Program.BootJar boot -> jar(part, List.of(), boot.jar());
            case Program.Classes classes -> {
                try {
                    yield classPath(part, List.of(), classes, ClassPath.of(classes.libraries()));
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + classes.libraries(), e);
                }
            }
        };
    }

    static List<String> jar(Part part, List<String> options, Path jar) {
        List<String> command = begin(part, options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(part.program().arguments());
        return List.copyOf(command);
    }

    static List<String> classPath(
            Part part, List<String> options, Program.Classes classes, List<Path> libraries) {
        List<String> command = begin(part, options);
        command.add("-cp");
        command.add(ClassPath.text(libraries));
        command.add(classes.mainClass());
        command.addAll(classes.arguments());
        return List.copyOf(command);
    }

    private static List<String> begin(Part part, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(part.jvm().flags());
        command.addAll(options);
        return command;
    }
}
