package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PartFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Has the launcher that runs do something to single parts, and tells when it is done. */
final class PartOrders {

    private PartOrders() {}

    /**
     * Gives the order to all of them at the same time: of three brokers, none gets ready alone.
     *
     * @param order start, stop, kill or restart
     * @param done what is said of each part afterwards
     * @param remedy what to do when the platform does not run
     */
    static int give(
            Workspace workspace, List<String> parts, String order, String done, String remedy)
            throws IOException, InterruptedException {
        ControlClient control = workspace.control(remedy);
        List<String> problems = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<Optional<String>>(threads);
            Set<String> known = workspace.known(parts, workspace.brokers());
            for (String part : known) {
                var _ = answers.submit(() -> give(control, part, order, done));
            }
            for (int i = 0; i < known.size(); i++) {
                answers.take().get().ifPresent(problems::add);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Giving the order failed", e.getCause());
        }
        if (!problems.isEmpty()) {
            throw new CommandFailedException(ExitCode.FAILED, String.join("\n", problems));
        }
        return ExitCode.DONE;
    }

    /** Returns what is wrong, if anything. */
    private static Optional<String> give(
            ControlClient control, String part, String order, String done) {
        try {
            control.order(part, order);
            System.out.println(part + " " + done);
            return Optional.empty();
        } catch (PartFailedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of(
                    "The launcher did not answer (%s); see ./platform status."
                            .formatted(e.getMessage()));
        }
    }
}
