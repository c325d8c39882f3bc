package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.labs.groups.GroupLabState.BrokerGroup;
import io.streamplatform.dashboard.labs.groups.GroupLabState.PartitionView;
import io.streamplatform.dashboard.labs.groups.GroupLabState.Totals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** Looks at a lab while it runs: asks the broker, and tells what has changed. */
final class GroupWatch {

    private static final Logger log = LoggerFactory.getLogger(GroupWatch.class);
    private static final Duration SAMPLE = Duration.ofMillis(400);
    private static final Duration NEWS = Duration.ofMillis(200);
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final GroupRun run;
    private final GroupCalls calls;
    private final Runnable news;
    private final HappeningWatch happenings;
    private final Thread sampler =
            Thread.ofVirtual().name("lab-groups-sampler").unstarted(this::sample);
    private final Thread teller = Thread.ofVirtual().name("lab-groups-news").unstarted(this::tell);
    private volatile boolean hasNews;
    private volatile boolean stopped;

    GroupWatch(GroupRun run, GroupCalls calls, Runnable news) {
        this.run = run;
        this.calls = calls;
        this.news = news;
        this.happenings = new HappeningWatch(run.exercises());
    }

    void start() {
        sampler.start();
        teller.start();
    }

    void stop() {
        stopped = true;
        sampler.interrupt();
        teller.interrupt();
        try {
            var _ = sampler.join(STOPPING) && teller.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void changed() {
        hasNews = true;
    }

    /** The offsets were set to the beginning. */
    void replayed() {
        happenings.replayed(totals());
    }

    private void sample() {
        try {
            while (!stopped) {
                try {
                    run.members().seen(calls.view());
                } catch (KafkaException | ErrorResponseException e) {
                    if (!stopped) {
                        log.debug("The broker does not tell of the group", e);
                    }
                }
                Thread.sleep(SAMPLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            while (!stopped) {
                Thread.sleep(NEWS);
                run.members().expelSilent();
                GroupRunView view = view();
                // What grows by itself, such as a countdown, is news too.
                if (hasNews || isCounting(view)) {
                    hasNews = false;
                    news.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isCounting(GroupRunView view) {
        return view.members().stream().anyMatch(each -> each.deadline() != null)
                || view.partitions().stream().anyMatch(each -> each.withoutOwnerMillis() != null);
    }

    /** As it is now. What is shown counts for the exercises. */
    GroupRunView view() {
        GroupRunView view = looked();
        happenings.look(view);
        return view;
    }

    private GroupRunView looked() {
        GroupMembers members = run.members();
        BrokerView broker = members.broker();
        return new GroupRunView(
                group(broker),
                IntStream.range(0, GroupLab.PARTITIONS)
                        .mapToObj(each -> partition(each, broker))
                        .toList(),
                members.all().stream()
                        .map(each -> each.view(members.isStillInGroup(each)))
                        .toList(),
                run.timeline().view(),
                totals());
    }

    private BrokerGroup group(BrokerView broker) {
        int generation = Math.max(run.members().generation(), broker.epoch());
        return new BrokerGroup(
                broker.state().toString(),
                broker.type().name(),
                generation < 0 ? null : generation,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - broker.asOf()));
    }

    private PartitionView partition(int number, BrokerView broker) {
        long end = broker.ends().getOrDefault(number, 0L);
        Long committed = broker.committed().get(number);
        String owner = run.timeline().owner(number);
        long without = run.timeline().without(number);
        return new PartitionView(
                number,
                end,
                committed,
                owner == null ? null : position(owner, number),
                Math.max(0, end - (committed == null ? 0 : committed)),
                owner,
                owner == null ? TimeUnit.NANOSECONDS.toMillis(without) : null,
                known(run.ledger().last(number)));
    }

    private @Nullable Long position(String owner, int partition) {
        return run.members().all().stream()
                .filter(each -> each.name().equals(owner))
                .findFirst()
                .map(each -> known(each.position(partition)))
                .orElse(null);
    }

    private Totals totals() {
        long written = run.producer().written();
        long read = run.ledger().read();
        return new Totals(written, read, run.ledger().redelivered(), Math.max(0, written - read));
    }

    private static @Nullable Long known(long offset) {
        return offset < 0 ? null : offset;
    }
}
