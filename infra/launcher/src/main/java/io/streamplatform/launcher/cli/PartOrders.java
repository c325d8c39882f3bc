package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PartFailedException;
import java.io.IOException;
import java.util.List;

/** Has the launcher that runs do something to single parts, and tells when it is done. */
final class PartOrders {

    private PartOrders() {}

    /**
     * @param order start, stop or restart
     * @param done what is said of each part afterwards
     * @param remedy what to do when the platform does not run
     */
    static int give(
            Workspace workspace, List<String> parts, String order, String done, String remedy)
            throws IOException {
        ControlClient control = workspace.control(remedy);
        for (String part : workspace.known(parts)) {
            try {
                control.order(part, order);
            } catch (PartFailedException e) {
                throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new CommandFailedException(
                        ExitCode.FAILED,
                        "The launcher did not answer (%s); see ./platform status."
                                .formatted(e.getMessage()));
            }
            System.out.println(part + " " + done);
        }
        return ExitCode.DONE;
    }
}
