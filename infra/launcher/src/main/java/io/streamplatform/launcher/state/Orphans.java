package io.streamplatform.launcher.state;

import io.streamplatform.launcher.state.RunRecord.PartRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Parts that still run although the launcher that started them is gone. They are known by pid and
 * start time, so a foreign process that got a dead part's pid is left alone.
 */
public final class Orphans {

    private Orphans() {}

    /** The parts of that record that still run, in the order in which they are to be stopped. */
    public static List<PartRecord> in(RunRecord run) {
        return run.parts().stream()
                .filter(part -> part.process().find().isPresent())
                .sorted(Comparator.comparingInt(PartRecord::stopRank))
                .toList();
    }

    /** Stops them, those of a rank at the same time; by force whatever is not gone in time. */
    public static void stop(List<PartRecord> orphans, Duration grace) throws InterruptedException {
        Map<Integer, List<PartRecord>> ranks =
                orphans.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PartRecord::stopRank, TreeMap::new, Collectors.toList()));
        for (List<PartRecord> rank : ranks.values()) {
            List<ProcessHandle> processes =
                    rank.stream().flatMap(part -> part.process().find().stream()).toList();
            processes.forEach(ProcessHandle::destroy);
            if (!haveEnded(processes, grace)) {
                processes.forEach(ProcessHandle::destroyForcibly);
                haveEnded(processes, grace);
            }
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration within)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            processes.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture[]::new))
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for processes to end failed", e);
        }
    }
}
