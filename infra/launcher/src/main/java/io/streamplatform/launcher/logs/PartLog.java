package io.streamplatform.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The log of one part: what its process writes to its console, in a file that is put aside when it
 * has grown to a limit. So many files are kept and no more: a part that runs wild fills no disk.
 */
public final class PartLog {

    static final long FILE_LIMIT = 5L << 20;
    static final int OLD_FILES = 2;

    private static final int TAIL_BYTES = 32 << 10;

    private final Path file;
    private final long limit;

    public PartLog(Path file) {
        this(file, FILE_LIMIT);
    }

    PartLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** The log of the part of that name in a folder of logs. */
    public static PartLog of(Path folder, String part) {
        return new PartLog(folder.resolve(part + ".log"));
    }

    public Path file() {
        return file;
    }

    /** Keeps all that comes, until the stream ends; blocks the calling thread for as long. */
    public void keep(InputStream stream) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] buffer = new byte[8 << 10];
        OutputStream out = open();
        try {
            long size = Files.size(file);
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                boolean full = size + read >= limit;
                int end = full ? endOfLastLine(buffer, read) : read;
                out.write(buffer, 0, end);
                size += end;
                if (full) {
                    out.close();
                    putAside();
                    out = open();
                    out.write(buffer, end, read - end);
                    size = Files.size(file);
                }
            }
        } finally {
            out.close();
        }
    }

    /** A file ends with a whole line, unless a line is longer than all that came. */
    private static int endOfLastLine(byte[] buffer, int length) {
        for (int end = length; end > 0; end--) {
            if (buffer[end - 1] == '\n') {
                return end;
            }
        }
        return length;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void putAside() throws IOException {
        for (int age = OLD_FILES; age > 0; age--) {
            Path younger = age == 1 ? file : old(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, old(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The file that was put aside so many files ago. */
    private Path old(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    /** Where the log's files lie, the oldest first, whether they exist or not. */
    List<Path> files() {
        return List.of(old(2), old(1), file);
    }

    /** The last lines, at most so many; none when there is no log. */
    public List<String> lastLines(int count) {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(0, access.length() - TAIL_BYTES);
            access.seek(begin);
            byte[] bytes = new byte[(int) (access.length() - begin)];
            access.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
