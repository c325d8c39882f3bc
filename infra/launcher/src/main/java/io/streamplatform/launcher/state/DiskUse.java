package io.streamplatform.launcher.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder and what it takes of the disk.
 *
 * @param bytes the sum of its files' sizes
 */
public record DiskUse(Path folder, long bytes) {

    /** The folder's use; empty when it does not exist. */
    public static Optional<DiskUse> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        long bytes = 0;
        for (Path path : everythingIn(folder)) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return Optional.of(new DiskUse(folder, bytes));
    }

    /** Deletes the folder with all that is in it; a link is deleted, not what it leads to. */
    public void delete() throws IOException {
        for (Path path : everythingIn(folder).reversed()) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> everythingIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
