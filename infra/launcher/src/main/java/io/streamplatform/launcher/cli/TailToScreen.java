package io.streamplatform.launcher.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Shows on the screen what has come to a file since it was shown last. */
final class TailToScreen {

    private final Path file;
    private long shown;

    TailToScreen(Path file) {
        this.file = file;
    }

    void show() throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] news = new byte[(int) Math.max(0, access.length() - shown)];
            access.seek(shown);
            access.readFully(news);
            shown += news.length;
            System.out.write(news, 0, news.length);
            System.out.flush();
        }
    }
}
