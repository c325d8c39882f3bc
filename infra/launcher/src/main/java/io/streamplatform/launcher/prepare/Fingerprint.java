package io.streamplatform.launcher.prepare;

import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Short name for everything that a prepared part depends on: what is in its jars, the options of
 * its JVM and the JDK. Jars are told apart by their tables of contents, which hold a checksum of
 * every entry and are read in milliseconds; a jar that was built again with the same content is the
 * same.
 */
final class Fingerprint {

    /** Changes when parts are prepared in another way than before. */
    private static final String RECIPE = "2";

    private static final int LENGTH = 12;

    private Fingerprint() {}

    static String of(Part part) throws IOException {
        MessageDigest digest = sha256();
        add(digest, RECIPE);
        add(digest, System.getProperty("java.home") + System.getProperty("java.vm.version"));
        part.jvm().flags().forEach(flag -> add(digest, flag));
        switch (part.program()) {
            case Program.BootJar boot -> addContents(digest, boot.jar());
            case Program.Classes classes -> {
                add(digest, classes.mainClass());
                for (Path library : ClassPath.of(classes.libraries())) {
                    addContents(digest, library);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static void addContents(MessageDigest digest, Path library) throws IOException {
        add(digest, library.getFileName().toString());
        if (Files.isDirectory(library)) {
            for (Path file : filesIn(library)) {
                add(digest, library.relativize(file) + " " + Files.getLastModifiedTime(file));
            }
            return;
        }
        try (ZipFile zip = new ZipFile(library.toFile());
                var entries = zip.stream()) {
            entries.forEach(
                    entry -> add(digest, entry.getName() + entry.getCrc() + " " + entry.getSize()));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
