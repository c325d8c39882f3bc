package io.streamplatform.metrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.contracts.metrics.SystemMetric.Cpu;
import io.streamplatform.contracts.metrics.SystemMetric.Disk;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.contracts.metrics.SystemMetric.Memory;
import io.streamplatform.contracts.metrics.SystemMetric.Network;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.Mix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetWorldTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T17:00:00Z");
    private static final double USUAL_RATE = 18;

    private Instant now = EVENING;
    private final FleetWorld fleet = new FleetWorld(new SplittableRandom(2026), () -> now);
    private final Mix usual = Mix.of(fleet.usualMix());

    @Test
    void eachHostIsMeasuredInEachKindEveryTwoSeconds() {
        List<SystemMetric> metrics = run(Duration.ofMinutes(10), USUAL_RATE, List.of());
        Map<String, List<SystemMetric>> series =
                metrics.stream()
                        .collect(
                                Collectors.groupingBy(metric -> metric.host() + metric.resource()));

        assertThat(metrics).hasSize(18 * 600);
        assertThat(series).hasSize(9 * 4);
        for (List<SystemMetric> one : series.values()) {
            assertThat(one).hasSize(300);
            for (int i = 1; i < one.size(); i++) {
                assertThat(Duration.between(one.get(i - 1).time(), one.get(i).time()).toMillis())
                        .isBetween(1990L, 2010L);
            }
        }
        assertThat(metrics.stream().map(SystemMetric::host).distinct())
                .containsExactly(
                        "web-server-01",
                        "web-server-02",
                        "web-server-03",
                        "app-server-01",
                        "app-server-02",
                        "db-server-01",
                        "db-server-02",
                        "cache-server-01",
                        "queue-server-01");
    }

    @Test
    void theDayIsBusierThanTheNight() {
        double evening = meanCpu(run(Duration.ofMinutes(60), USUAL_RATE, List.of()));
        now = NIGHT.plus(Duration.ofDays(1));
        double night = meanCpu(run(Duration.ofMinutes(60), USUAL_RATE, List.of()));

        assertThat(night).isBetween(4.0, 22.0);
        assertThat(evening).isBetween(30.0, 65.0);
    }

    @Test
    void theDailyCurveIsSmoothWithOneQuietTime() {
        double before = Daily.busyness(NIGHT);
        assertThat(before).isLessThan(0.1);
        for (int minute = 1; minute <= 24 * 60; minute++) {
            double here = Daily.busyness(NIGHT.plus(Duration.ofMinutes(minute)));
            assertThat(here).isBetween(0.0, 1.0);
            assertThat(Math.abs(here - before)).isLessThan(0.01);
            before = here;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 18, 1_000, 50_000})
    void allStaysWithinItsBoundsAtAnyRate(double rate) {
        for (SystemMetric metric : run(20_000, rate, List.of())) {
            switch (metric) {
                case Cpu cpu -> {
                    assertThat(cpu.usagePercent()).isBetween(1.0, 90.0);
                    assertThat(cpu.loadAverage1m()).isBetween(0.0, cpu.cores() * 1.0);
                }
                case Memory memory ->
                        assertThat((double) memory.usedBytes() / memory.totalBytes())
                                .isBetween(0.3, 0.9);
                case Disk disk ->
                        assertThat((double) disk.usedBytes() / disk.totalBytes())
                                .isBetween(0.1, 0.75);
                case Network network -> {
                    assertThat(network.receivedBytesPerSecond()).isPositive();
                    assertThat(network.sentBytesPerSecond()).isPositive();
                }
            }
        }
    }

    @Test
    void diskAndNetworkAreBusyWhenTheProcessorIs() {
        now = NIGHT;
        List<SystemMetric> metrics = run(Duration.ofHours(12), USUAL_RATE, List.of());

        assertThat(correlation(metrics, "db-server-01", Kind.DISK)).isGreaterThan(0.7);
        assertThat(correlation(metrics, "web-server-01", Kind.NETWORK)).isGreaterThan(0.7);
        assertThat(correlation(metrics, "app-server-02", Kind.DISK)).isGreaterThan(0.7);
    }

    @Test
    void noiseHasAMemory() {
        List<Double> cpu = cpu(run(Duration.ofHours(2), USUAL_RATE, List.of()), "web-server-02");

        assertThat(autocorrelation(cpu, 1)).as("after 2 s").isGreaterThan(0.6);
        assertThat(autocorrelation(cpu, 1800)).as("after an hour").isLessThan(0.5);
    }

    @Test
    void noiseIsTheSameAtWhateverDistancesItIsLookedAt() {
        SplittableRandom random = new SplittableRandom(11);
        for (double step : new double[] {0.1, 1, 10}) {
            Wander wander = new Wander(random, 0.05, 20);
            int steps = 200_000;
            double squares = 0;
            for (int i = 0; i < steps; i++) {
                wander.advance(step);
                squares += wander.value() * wander.value();
            }
            assertThat(Math.sqrt(squares / steps))
                    .as("deviation at steps of %s s", step)
                    .isCloseTo(0.05, within(0.006));
        }
    }

    @Test
    void aCpuSpikeRisesWithinSecondsAndTakesLoadDiskAndNetworkWithIt() {
        run(Duration.ofMinutes(5), USUAL_RATE, List.of());
        Incident spike = incident("CPU_SPIKE", "app-server-01", Duration.ofMinutes(3), 1);
        List<SystemMetric> before = run(Duration.ofMinutes(2), USUAL_RATE, List.of());
        Incident begun = moved(spike);
        List<SystemMetric> during = run(Duration.ofMinutes(3), USUAL_RATE, List.of(begun));
        List<SystemMetric> after = run(Duration.ofMinutes(2), USUAL_RATE, List.of());

        List<Double> hot = cpu(during, "app-server-01");
        assertThat(hot.subList(4, hot.size())).allMatch(usage -> usage > 88 && usage <= 100);
        assertThat(hot.getFirst()).as("it ramps up").isLessThan(85);
        assertThat(cpu(during, "app-server-02")).allMatch(usage -> usage < 85);
        assertThat(load(during, "app-server-01"))
                .isGreaterThan(load(before, "app-server-01") * 1.3);
        assertThat(writes(during, "app-server-01")).isGreaterThan(writes(before, "app-server-01"));
        List<Double> cool = cpu(after, "app-server-01");
        assertThat(cool.subList(2, cool.size())).allMatch(usage -> usage < 85);
    }

    @Test
    void aMemoryLeakFillsMemoryThenSwapAndIsGoneAfterwards() {
        Incident leak = incident("MEMORY_LEAK", "web-server-03", Duration.ofMinutes(5), 1);
        List<SystemMetric> during = run(Duration.ofMinutes(5), USUAL_RATE, List.of(leak));
        List<SystemMetric> after = run(Duration.ofMinutes(3), USUAL_RATE, List.of());

        List<Memory> leaking = memory(during, "web-server-03");
        assertThat(share(leaking.getFirst())).isLessThan(0.7);
        assertThat(share(leaking.get(leaking.size() / 2)))
                .isGreaterThan(share(leaking.getFirst()) + 0.1);
        assertThat(share(leaking.getLast())).isGreaterThan(0.95);
        assertThat(leaking.getFirst().swapUsedBytes()).isZero();
        assertThat(leaking.getLast().swapUsedBytes())
                .isGreaterThan(leaking.getLast().swapTotalBytes() / 4);
        assertThat(share(memory(after, "web-server-03").getLast())).isLessThan(0.75);
        assertThat(memory(during, "web-server-01")).allMatch(other -> share(other) < 0.8);
    }

    @Test
    void aFillingDiskIsWrittenFullAndCleanedUpAfterwards() {
        Incident fill = incident("DISK_FILL", "db-server-02", Duration.ofMinutes(5), 1);
        List<SystemMetric> during = run(Duration.ofMinutes(5), USUAL_RATE, List.of(fill));
        List<SystemMetric> after = run(Duration.ofMinutes(4), USUAL_RATE, List.of());

        List<Disk> filling = disks(during, "db-server-02");
        assertThat(share(filling.getFirst())).isLessThan(0.75);
        assertThat(share(filling.getLast())).isGreaterThan(0.95);
        for (int i = 1; i < filling.size(); i++) {
            assertThat(share(filling.get(i)))
                    .as("does not shrink while it fills")
                    .isGreaterThan(share(filling.get(i - 1)) - 0.02);
        }
        assertThat(share(disks(after, "db-server-02").getLast())).isLessThan(0.75);
        assertThat(disks(during, "db-server-01")).allMatch(other -> share(other) < 0.75);
    }

    @Test
    void aWeakIncidentIsFeltLess() {
        Incident spike = incident("CPU_SPIKE", "cache-server-01", Duration.ofMinutes(3), 0.4);

        List<Double> warm =
                cpu(run(Duration.ofMinutes(3), USUAL_RATE, List.of(spike)), "cache-server-01");

        assertThat(warm.subList(10, warm.size())).allMatch(usage -> usage > 40 && usage < 80);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "4, 2, 1, 0", "0, 0, 3, 0", "10, 1, 5, 5"})
    void kindsAreMeasuredAsOftenAsTheirWeightsSay(
            double cpu, double memory, double disk, double network) {
        Mix mix =
                usual.with(Map.of("CPU", cpu, "MEMORY", memory, "DISK", disk, "NETWORK", network));
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        Map<String, Integer> hosts = new HashMap<>();
        int count = 36_000;
        Conditions conditions = new Conditions(USUAL_RATE, mix, List.of());
        for (int i = 0; i < count; i++) {
            SystemMetric metric = fleet.next(now.plusMillis(i), conditions);
            shares.merge(metric.resource(), 1.0 / count, Double::sum);
            hosts.merge(metric.host(), 1, Integer::sum);
        }

        for (Kind kind : Kind.values()) {
            assertThat(shares.getOrDefault(kind, 0.0))
                    .isCloseTo(mix.share(kind.name()), within(0.005));
        }
        assertThat(hosts.values()).allMatch(records -> Math.abs(records - count / 9) < 50);
    }

    @Test
    void aClockThatIsSetBackHurtsNothing() {
        run(1_000, USUAL_RATE, List.of());
        now = now.minus(Duration.ofHours(3));

        assertThat(run(1_000, USUAL_RATE, List.of())).hasSize(1_000);
    }

    private List<SystemMetric> run(Duration time, double rate, List<Incident> incidents) {
        return run((int) (time.toSeconds() * rate), rate, incidents);
    }

    private List<SystemMetric> run(int count, double rate, List<Incident> incidents) {
        Conditions conditions = new Conditions(rate, usual, incidents);
        List<SystemMetric> metrics = new ArrayList<>(count);
        Instant start = now;
        for (int i = 1; i <= count; i++) {
            now = start.plusMillis((long) (i * 1000 / rate));
            metrics.add(fleet.next(now, conditions));
        }
        return metrics;
    }

    private Incident incident(String kind, String host, Duration duration, double intensity) {
        return new Incident("1", kind, host, now, now.plus(duration), intensity);
    }

    private Incident moved(Incident incident) {
        Duration length = Duration.between(incident.startedAt(), incident.endsAt());
        return incident(incident.kind(), incident.target(), length, incident.intensity());
    }

    private static List<Double> cpu(List<SystemMetric> metrics, String host) {
        return of(metrics, host, Cpu.class).stream().map(Cpu::usagePercent).toList();
    }

    private static double load(List<SystemMetric> metrics, String host) {
        return of(metrics, host, Cpu.class).getLast().loadAverage1m();
    }

    private static double writes(List<SystemMetric> metrics, String host) {
        return of(metrics, host, Disk.class).stream()
                .mapToDouble(Disk::writeBytesPerSecond)
                .average()
                .orElseThrow();
    }

    private static List<Memory> memory(List<SystemMetric> metrics, String host) {
        return of(metrics, host, Memory.class);
    }

    private static List<Disk> disks(List<SystemMetric> metrics, String host) {
        return of(metrics, host, Disk.class);
    }

    private static double share(Memory memory) {
        return (double) memory.usedBytes() / memory.totalBytes();
    }

    private static double share(Disk disk) {
        return (double) disk.usedBytes() / disk.totalBytes();
    }

    private static <M> List<M> of(List<SystemMetric> metrics, String host, Class<M> type) {
        return metrics.stream()
                .filter(metric -> metric.host().equals(host))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static double meanCpu(List<SystemMetric> metrics) {
        return metrics.stream()
                .filter(Cpu.class::isInstance)
                .mapToDouble(metric -> ((Cpu) metric).usagePercent())
                .average()
                .orElseThrow();
    }

    private static double correlation(List<SystemMetric> metrics, String host, Kind with) {
        List<Double> cpu = cpu(metrics, host);
        List<Double> other =
                metrics.stream()
                        .filter(metric -> metric.host().equals(host) && metric.resource() == with)
                        .map(metric ->
                                metric instanceof Disk disk
                                        ? disk.operationsPerSecond()
                                        : ((Network) metric).sentBytesPerSecond())
                        .toList();
        return correlation(cpu, other);
    }

    private static double autocorrelation(List<Double> values, int lag) {
        return correlation(
                values.subList(0, values.size() - lag), values.subList(lag, values.size()));
    }

    private static double correlation(List<Double> one, List<Double> other) {
        int count = Math.min(one.size(), other.size());
        double meanOne = one.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double meanOther = other.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double together = 0;
        double varianceOne = 0;
        double varianceOther = 0;
        for (int i = 0; i < count; i++) {
            double a = one.get(i) - meanOne;
            double b = other.get(i) - meanOther;
            together += a * b;
            varianceOne += a * a;
            varianceOther += b * b;
        }
        return together / Math.sqrt(varianceOne * varianceOther);
    }
}
