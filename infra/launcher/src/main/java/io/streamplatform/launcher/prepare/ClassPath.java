package io.streamplatform.launcher.prepare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class path with every jar by name and in a fixed order: an ahead-of-time cache is valid only
 * for the class path that it was made with, and {@code lib/*} has the order that the file system
 * likes.
 */
final class ClassPath {

    private ClassPath() {}

    /** Jars and folders of classes as they are; a folder of jars becomes those jars, sorted. */
    static List<Path> of(List<Path> libraries) throws IOException {
        List<Path> classPath = new ArrayList<>();
        for (Path library : libraries) {
            List<Path> jars = Files.isDirectory(library) ? jarsIn(library) : List.of();
            if (jars.isEmpty()) {
                classPath.add(library);
            } else {
                classPath.addAll(jars);
            }
        }
        return List.copyOf(classPath);
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /**
     * Copies it. Where one class is in several jars the first counts, so each library has a folder
     * of its own, and the folders the order of the libraries.
     */
    static void copy(List<Path> libraries, Path target) throws IOException {
        for (int i = 0; i < libraries.size(); i++) {
            Path folder = target.resolve(String.format(Locale.ROOT, "%02d", i));
            Files.createDirectories(folder);
            for (Path file : of(List.of(libraries.get(i)))) {
                if (Files.isRegularFile(file)) {
                    Files.copy(
                            file,
                            folder.resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** What was copied there. */
    static List<Path> ofCopy(Path target) throws IOException {
        try (Stream<Path> folders = Files.list(target)) {
            return of(folders.sorted().toList());
        }
    }

    static String text(List<Path> classPath) {
        return classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
