package io.streamplatform.launcher.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that goes on when the command that started it, and its terminal, are gone. */
public final class BackgroundProcess {

    private BackgroundProcess() {}

    /**
     * Starts it with all that it says going to a file, so that it holds nothing of the terminal.
     */
    public static Process start(List<String> command, Path folder, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
        return Signals.startShielded(builder);
    }
}
