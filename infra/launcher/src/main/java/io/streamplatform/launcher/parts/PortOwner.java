package io.streamplatform.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port, where the operating system tells it in files (Linux),
 * and tells it of processes of the same user only. A message without it is as true, only less
 * handy.
 */
final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");
    private static final String LISTENING = "0A";
    private static final int COMMAND_LENGTH = 60;

    private PortOwner() {}

    /** The process in words: its pid and its command. */
    static Optional<String> of(int port) {
        return TABLES.stream()
                .map(PROC::resolve)
                .filter(Files::isReadable)
                .flatMap(table -> inodes(lines(table), port).stream())
                .flatMap(inode -> pidOf(inode).stream())
                .findFirst()
                .map(PortOwner::describe);
    }

    /** The sockets that listen on that port, in the kernel's table of them. */
    static List<String> inodes(List<String> table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return table.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9)
                .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                .map(columns -> columns[9])
                .toList();
    }

    private static Optional<Long> pidOf(String inode) {
        String link = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, link))
                .findFirst();
    }

    private static boolean holds(long pid, String link) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, link));
        } catch (IOException e) {
            return false; // Another user's process, or one that has ended meanwhile.
        }
    }

    private static boolean leadsTo(Path descriptor, String link) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(link);
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(long pid) {
        String command =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().commandLine())
                        .orElse("")
                        .replaceAll("^\\S*/", "");
        String shown =
                command.length() <= COMMAND_LENGTH
                        ? command
                        : command.substring(0, COMMAND_LENGTH) + " ...";
        return shown.isBlank() ? "pid " + pid : "pid " + pid + " (" + shown + ")";
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of();
        }
    }
}
