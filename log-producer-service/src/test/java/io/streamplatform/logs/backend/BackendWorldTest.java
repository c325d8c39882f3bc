package io.streamplatform.logs.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.Mix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendWorldTest {
    private static final Instant START = Instant.parse("2026-11-20T09:15:30Z");
    private static final int MANY = 100_000;
    private static final Pattern NAMED_SPAN = Pattern.compile("(\\S+), span ([0-9a-f]{16})");

    private final BackendWorld backend = new BackendWorld(new SplittableRandom(2026));
    private final Mix usual = Mix.of(backend.usualMix());

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 500, 50_000})
    void levelsComeAsOftenAsTheMixSaysAtAnyRate(double rate) {
        Map<LogLevel, Double> shares = shares(lines(MANY, conditions(rate)));

        assertThat(shares.get(LogLevel.DEBUG)).isCloseTo(0.20, within(0.005));
        assertThat(shares.get(LogLevel.INFO)).isCloseTo(0.50, within(0.005));
        assertThat(shares.get(LogLevel.WARN)).isCloseTo(0.20, within(0.005));
        assertThat(shares.get(LogLevel.ERROR)).isCloseTo(0.08, within(0.003));
        assertThat(shares.get(LogLevel.FATAL)).isCloseTo(0.02, within(0.002));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, 0, 0",
        "0, 100, 0, 0, 0",
        "0, 0, 100, 0, 0",
        "0, 0, 0, 100, 0",
        "0, 0, 0, 0, 100",
        "10, 20, 30, 25, 15",
        "0, 90, 10, 0, 0",
        "0, 10, 0, 90, 0",
        "0, 0, 0, 50, 50",
        "1, 1, 1, 1, 1",
        "0, 96, 0, 3, 1"
    })
    void anyOtherMixComesTrueToo(
            double debug, double info, double warn, double error, double fatal) {
        Mix mix =
                usual.with(
                        Map.of(
                                "DEBUG", debug, "INFO", info, "WARN", warn, "ERROR", error, "FATAL",
                                fatal));

        Map<LogLevel, Double> shares = shares(lines(MANY / 4, new Conditions(3, mix, List.of())));

        for (LogLevel level : LogLevel.values()) {
            assertThat(shares.getOrDefault(level, 0.0))
                    .as("%s in %s", level, mix.weights())
                    .isCloseTo(mix.share(level.name()), within(0.01));
        }
    }

    @Test
    void aNewMixHoldsFromItsBeginning() {
        lines(MANY, conditions(3));
        Conditions calm =
                new Conditions(3, usual.with(Map.of("ERROR", 0.0, "FATAL", 0.0)), List.of());

        List<ApplicationLog> lines = lines(1_000, calm);

        assertThat(lines).noneMatch(line -> line.level().isFailure());
    }

    @Test
    void aRequestLeavesItsLinesInSeveralServicesUnderOneTraceId() {
        Map<String, List<ApplicationLog>> traces = traces(lines(MANY, conditions(200)));

        double several =
                traces.values().stream()
                        .filter(lines ->
                                lines.stream().map(ApplicationLog::service).distinct().count() >= 3)
                        .count();
        assertThat(several / traces.size()).isGreaterThan(0.5);
        assertThat(traces.values()).allMatch(lines -> lines.size() <= 20);
        for (List<ApplicationLog> lines : traces.values()) {
            Map<String, Set<String>> spans =
                    lines.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            ApplicationLog::service,
                                            Collectors.mapping(
                                                    ApplicationLog::spanId, Collectors.toSet())));
            assertThat(spans.values())
                    .as("a service works in one span, on one instance: %s", lines)
                    .allMatch(ids -> ids.size() == 1);
            assertThat(
                            lines.stream()
                                    .map(line -> line.service() + line.instance())
                                    .distinct()
                                    .count())
                    .isEqualTo(spans.size());
        }
    }

    @Test
    void aCallersLineNamesTheSpanOfTheServiceThatItCalls() {
        Map<String, List<ApplicationLog>> traces = traces(lines(MANY, conditions(200)));
        int followed = 0;
        for (List<ApplicationLog> lines : traces.values()) {
            for (ApplicationLog line : lines) {
                Matcher call = NAMED_SPAN.matcher(line.message());
                if (call.find()) {
                    assertThat(call.group(2))
                            .as("a child is not its parent")
                            .isNotEqualTo(line.spanId());
                    for (ApplicationLog other : lines) {
                        if (other.service().equals(call.group(1))) {
                            assertThat(other.spanId()).isEqualTo(call.group(2));
                            followed++;
                        }
                    }
                }
            }
        }
        assertThat(followed).isGreaterThan(1_000);
    }

    @Test
    void afterAFailureTheRequestGoesNoFurtherAndTheGatewaySaysSo() {
        Map<String, List<ApplicationLog>> traces = traces(lines(MANY, conditions(3)));
        int told = 0;
        for (List<ApplicationLog> lines : traces.values()) {
            for (int i = 0; i < lines.size() - 1; i++) {
                ApplicationLog line = lines.get(i);
                if (line.level().isFailure()) {
                    ApplicationLog last = lines.get(i + 1);
                    assertThat(last.service()).isEqualTo("api-gateway");
                    assertThat(last.level()).isEqualTo(LogLevel.WARN);
                    assertThat(last.message()).contains("502", line.service() + " failed");
                    assertThat(lines).hasSize(i + 2);
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(1_000);
    }

    @Test
    void everyFailureCarriesItsExceptionWithAStackAndNothingElseDoes() {
        for (ApplicationLog line : lines(MANY, conditions(3))) {
            if (line.level().isFailure()) {
                assertThat(line.traceId()).isNotNull();
                assertThat(line.exception()).isNotNull();
                assertThat(line.exception().stackTrace())
                        .startsWith(line.exception().type() + ": " + line.exception().message())
                        .containsPattern("\n\tat \\S+\\(\\w+\\.java:\\d+\\)");
            } else {
                assertThat(line.exception()).isNull();
            }
        }
    }

    @Test
    void noLineHasAnEmptySlot() {
        assertThat(lines(MANY, conditions(3)))
                .noneMatch(line ->
                        line.message().contains("{")
                                || line.message().contains("  ")
                                || line.message().contains("span ,")
                                || line.message().endsWith(" "));
    }

    @Test
    void failuresAreSpreadOverAllServicesSoThatEachIsMostlyCalm() {
        int minutes = 500;
        List<ApplicationLog> lines = lines(minutes * 180, conditions(3));
        Map<String, Integer> worstMinute = new HashMap<>();
        Map<String, Integer> errors = new HashMap<>();
        for (int minute = 0; minute < minutes; minute++) {
            Map<String, Integer> now = new HashMap<>();
            for (ApplicationLog line : lines.subList(minute * 180, (minute + 1) * 180)) {
                if (line.level() == LogLevel.ERROR) {
                    now.merge(line.service(), 1, Integer::sum);
                    errors.merge(line.service(), 1, Integer::sum);
                }
            }
            now.forEach((service, count) -> worstMinute.merge(service, count, Math::max));
        }

        assertThat(errors).hasSize(Service.values().length);
        double mean = 180 * 0.08 / Service.values().length;
        assertThat(errors.values())
                .allMatch(count -> Math.abs(count / (double) minutes - mean) < 0.5);
        assertThat(worstMinute.values()).allMatch(count -> count < 12);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anErrorBurstStandsOutAtItsServiceAlone(Service service) {
        Conditions burst = new Conditions(3, usual, List.of(burst(service)));
        double rate = backend.rate(burst);
        List<ApplicationLog> minute = lines((int) (rate * 60), burst);
        Map<String, Long> errors =
                minute.stream()
                        .filter(line -> line.level() == LogLevel.ERROR)
                        .collect(
                                Collectors.groupingBy(
                                        ApplicationLog::service, Collectors.counting()));

        assertThat(rate).isEqualTo(7);
        assertThat(errors.get(service.label())).isGreaterThan(90);
        errors.remove(service.label());
        assertThat(errors.values()).allMatch(count -> count < 15);
    }

    @Test
    void aBurstGrowsWithTheRateAndItsIntensity() {
        Incident full = burst(Service.PAYMENT);
        Incident half =
                new Incident("2", full.kind(), full.target(), full.startedAt(), full.endsAt(), 0.5);

        assertThat(backend.rate(new Conditions(1_000, usual, List.of(full)))).isEqualTo(2_000);
        assertThat(backend.rate(new Conditions(1_000, usual, List.of(half)))).isEqualTo(1_500);
        assertThat(backend.rate(new Conditions(1_000, usual, List.of()))).isEqualTo(1_000);
    }

    @Test
    void idsAreUniqueAndCarryTheTime() {
        List<ApplicationLog> lines = lines(MANY, conditions(500));
        Set<Object> ids = new HashSet<>();

        for (ApplicationLog line : lines) {
            assertThat(ids.add(line.logId())).isTrue();
            assertThat(line.logId().getMostSignificantBits() >>> 16)
                    .isEqualTo(line.time().toEpochMilli());
        }
    }

    @Test
    void everyServiceHasSomethingToSayAtEveryLevelWithAndWithoutACall() {
        Phrasebook book = Phrasebook.load();
        for (Service service : Service.values()) {
            for (LogLevel level : LogLevel.values()) {
                assertThat(book.phrases(service, level, true)).isNotEmpty();
                assertThat(book.phrases(service, level, false)).isNotEmpty();
            }
            assertThat(Flow.through(service)).isNotEmpty();
        }
    }

    private static Incident burst(Service service) {
        return new Incident(
                "1", BackendWorld.ERROR_BURST, service.label(), START, START.plusSeconds(60), 1);
    }

    private Conditions conditions(double rate) {
        return new Conditions(rate, usual, List.of());
    }

    private List<ApplicationLog> lines(int count, Conditions conditions) {
        List<ApplicationLog> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(backend.next(START.plusMillis(i / 10), conditions));
        }
        return lines;
    }

    private static Map<String, List<ApplicationLog>> traces(List<ApplicationLog> lines) {
        return lines.stream().collect(Collectors.groupingBy(ApplicationLog::traceId));
    }

    private static Map<LogLevel, Double> shares(List<ApplicationLog> lines) {
        Map<LogLevel, Double> shares = new EnumMap<>(LogLevel.class);
        lines.forEach(line -> shares.merge(line.level(), 1.0 / lines.size(), Double::sum));
        return shares;
    }
}
