package io.streamplatform.dashboard.labs.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a registry promises at a level is what real clients see: each change, at each level, rolled
 * out in each order on a real broker, with exactly so many records lost in exactly those phases.
 *
 * <p>What is expected is written out here from <a
 * href="https://avro.apache.org/docs/1.12.0/specification/#schema-resolution">Avro's schema
 * resolution</a> and from what <a
 * href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html">Confluent's
 * documentation</a> says of each level.
 */
@SchemasTest
class RolloutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Divisible by 3 and by 4: each status is written equally often, before and after. */
    private static final int A_PHASE = 12;

    /** NONE, BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE. */
    private static final String LEVELS =
            """
            add-default      + + + + + + +
            add-required     + - - + + - -
            remove-default   + + + + + + +
            remove-required  + + + - - - -
            rename           + - - - - - -
            rename-alias     + + + - - - -
            widen            + + + - - - -
            retype           + - - - - - -
            add-symbol       + + + - - - -
            remove-symbol    + - - + + - -
            drop-default     + + - + + + -
            """;

    /** Of twelve records: lost by the new reader of old ones, and by the old reader of new ones. */
    private static final String LOST =
            """
            add-default       0  0
            add-required     12  0
            remove-default    0  0
            remove-required   0 12
            rename           12 12
            rename-alias      0 12
            widen             0 12
            retype           12 12
            add-symbol        0  3
            remove-symbol     4  0
            """;

    @Autowired private KafkaClients clients;
    @Autowired private LabTopics topics;
    @Autowired private LabRegistry registry;
    @Autowired private LevelMatrix matrix;

    /** One for all tests: each begins a round of its own. */
    private static @Nullable Rollout started;

    @BeforeEach
    void start() {
        if (started == null) {
            started =
                    new Rollout(
                            new RolloutRequest("add-default", null, null, null),
                            clients,
                            topics,
                            registry,
                            () -> {});
        }
    }

    @AfterAll
    static void end() {
        rollout().end();
        started = null;
    }

    @Test
    void theRegistryTakesAndRefusesWhatTheBooksSay_andWeGiveTheReasons() {
        Matrix told = matrix.ask(null);

        Map<String, String> registrys = new TreeMap<>();
        Map<String, String> ours = new TreeMap<>();
        for (Matrix.Line line : told.rows()) {
            registrys.put(line.change(), signs(line, true));
            ours.put(line.change(), signs(line, false));
            assertThat(line.cells())
                    .as(line.change())
                    .allSatisfy(cell ->
                            assertThat(cell.reasons().isEmpty()).isEqualTo(cell.expected()));
        }
        assertThat(registrys).isEqualTo(table(LEVELS));
        assertThat(ours).isEqualTo(table(LEVELS));
        assertThat(matrix.last()).isEqualTo(told);
    }

    static Stream<Arguments> eachChangeInEachOrder() {
        return table(LOST).keySet().stream()
                .flatMap(change ->
                        Arrays.stream(RolloutOrder.values())
                                .map(order -> Arguments.of(change, order)));
    }

    @ParameterizedTest
    @MethodSource("eachChangeInEachOrder")
    void exactlyTheRecordsAreLostThatTheOtherVersionCannotRead(String change, RolloutOrder order) {
        String[] lost = table(LOST).get(change).split(" ");
        int backward = Integer.parseInt(lost[0]);
        int forward = Integer.parseInt(lost[1]);
        rollout().restart(new RolloutRequest(change, null, order.name(), "NONE"));

        write(0);
        deploy(change, order, 1);
        write(1);
        deploy(change, order, 2);
        write(2);

        RoundView seen = rollout().view();
        for (Phase phase : seen.phases()) {
            assertThat(phase.written()).isEqualTo(A_PHASE);
            boolean isOld = phase.producer() == 1;
            assertThat(phase.oldReader().failed()).isEqualTo(isOld ? 0 : forward);
            assertThat(phase.newReader().failed()).isEqualTo(isOld ? backward : 0);
            assertThat(phase.oldReader().all()).isEqualTo(A_PHASE);
            assertThat(phase.newReader().all()).isEqualTo(A_PHASE);
        }
        List<Long> inProduction =
                seen.phases().stream().map(each -> each.production().failed()).toList();
        boolean isConsumerFirst = order == RolloutOrder.CONSUMER_FIRST;
        long expected = isConsumerFirst ? backward : forward;
        assertThat(inProduction).containsExactly(0L, expected, 0L);
        assertThat(seen.verdict().tone())
                .isEqualTo(expected == 0 ? Verdict.Tone.GOOD : Verdict.Tone.BAD);
        if (expected > 0) {
            assertThat(seen.verdict().words())
                    .startsWith(
                            "%s: %d of 36 records could not be read by the consumer in production."
                                    .formatted(order.title(), expected));
        }
        String levels = table(LEVELS).get(change);
        boolean isPromised =
                isTaken(
                                levels,
                                isConsumerFirst
                                        ? CompatibilityLevel.BACKWARD
                                        : CompatibilityLevel.FORWARD)
                        || isTaken(levels, CompatibilityLevel.FULL);
        assertThat(isPromised).as("a level allows it").isEqualTo(expected == 0);
    }

    @Test
    void readersTellDefaultsOtherNamesAndWhatTheyDoNotKnow() {
        rollout().restart(new RolloutRequest("add-default", null, "PRODUCER_FIRST", "FULL"));
        write(0);
        Row first = rollout().view().rows().getFirst();
        assertThat(first.newReader()).isNotNull();
        assertThat(field(first.newReader(), "currency"))
                .satisfies(field -> {
                    assertThat(field.how()).isEqualTo(Seen.How.DEFAULTED);
                    assertThat(field.value().asString()).isEqualTo("EUR");
                });
        rollout().step();
        write(1);
        assertThat(rollout().view().rows().getFirst().oldReader())
                .satisfies(seen -> assertThat(seen.ignored()).containsExactly("currency"));

        rollout().restart(new RolloutRequest("rename-alias", null, null, null));
        write(0);
        assertThat(field(rollout().view().rows().getFirst().newReader(), "amount"))
                .satisfies(field -> {
                    assertThat(field.how()).isEqualTo(Seen.How.RENAMED);
                    assertThat(field.from()).isEqualTo("quantity");
                });

        rollout().restart(new RolloutRequest("widen", null, null, null));
        write(0);
        assertThat(field(rollout().view().rows().getFirst().newReader(), "quantity").how())
                .isEqualTo(Seen.How.WIDENED);
    }

    /**
     * The producer is refused at each level that should refuse it, and deployed at one that does
     * not.
     */
    private void deploy(String change, RolloutOrder order, int step) {
        String levels = table(LEVELS).get(change);
        CompatibilityLevel allowing = CompatibilityLevel.NONE;
        if (order.isProducersTurn(step)) {
            for (CompatibilityLevel level : CompatibilityLevel.values()) {
                if (isTaken(levels, level)) {
                    allowing = level;
                    continue;
                }
                rollout().level(level);
                assertThatThrownBy(() -> rollout().step())
                        .as("%s at %s", change, level)
                        .isInstanceOf(Refused.class);
                Refusal refusal = rollout().view().refusal();
                assertThat(refusal).isNotNull();
                assertThat(refusal.level()).isEqualTo(level);
                assertThat(refusal.words()).isNotBlank();
                assertThat(refusal.reasons()).isNotEmpty();
                assertThat(rollout().view().step()).isEqualTo(step - 1);
            }
            rollout().level(allowing);
        }
        rollout().step();
        assertThat(rollout().view().step()).isEqualTo(step);
        assertThat(rollout().view().refusal()).isNull();
    }

    private void write(int phase) {
        for (int i = 0; i < A_PHASE; i++) {
            rollout().write();
        }
        await("both readers have the records of phase " + phase)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Phase now = rollout().view().phases().get(phase);
                    return now.written() == A_PHASE
                            && now.oldReader().all() == A_PHASE
                            && now.newReader().all() == A_PHASE;
                });
    }

    private static Seen.Field field(@Nullable Seen seen, String name) {
        assertThat(seen).isNotNull();
        return seen.fields().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String signs(Matrix.Line line, boolean ofRegistry) {
        List<String> signs = new ArrayList<>();
        line.cells()
                .forEach(cell ->
                        signs.add((ofRegistry ? cell.taken() : cell.expected()) ? "+" : "-"));
        return String.join(" ", signs);
    }

    private static boolean isTaken(String levels, CompatibilityLevel level) {
        return levels.split(" ")[level.ordinal()].equals("+");
    }

    private static Map<String, String> table(String text) {
        Map<String, String> table = new TreeMap<>();
        text.lines()
                .map(line -> line.split(" +", 2))
                .forEach(parts -> table.put(parts[0], parts[1].replaceAll(" +", " ")));
        return table;
    }

    private static Rollout rollout() {
        if (started == null) {
            throw new AssertionError("the roll-out was not started");
        }
        return started;
    }
}
