package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.avro.AvroRecordSchema;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One roll-out of one change: its phases and its newest records. Safe for use by many threads. */
final class Round {

    private static final int REMEMBERED = 400;
    private static final int SHOWN = 12;

    private final int number;
    private final SchemaChange change;
    private final RolloutOrder order;
    private final AvroRecordSchema oldSchema;
    private final AvroRecordSchema newSchema;
    private final List<Phase> phases = new ArrayList<>(List.of(Phase.FIRST));
    private final Map<Long, Row> rows =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Entry<Long, Row> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private CompatibilityLevel level;
    private int schemaId;
    private @Nullable Refusal refusal;

    /** A record that is to be written. */
    record Draft(long number, int phase, int schemaId, AvroRecordSchema schema, JsonNode order) {

        byte[] value() {
            return WireFormat.frame(schemaId, schema.encode(order));
        }
    }

    Round(
            int number,
            SchemaChange change,
            RolloutOrder order,
            CompatibilityLevel level,
            int firstId) {
        this.number = number;
        this.change = change;
        this.order = order;
        this.level = level;
        this.schemaId = firstId;
        this.oldSchema = change.oldSchema();
        this.newSchema = change.newSchema();
    }

    int number() {
        return number;
    }

    SchemaChange change() {
        return change;
    }

    RolloutOrder order() {
        return order;
    }

    /** The schema that a reader was built with. */
    AvroRecordSchema readerSchema(int reader) {
        return reader == 1 ? oldSchema : newSchema;
    }

    synchronized CompatibilityLevel level() {
        return level;
    }

    synchronized int step() {
        return phases.size() - 1;
    }

    synchronized Draft draft(long number) {
        Phase now = phases.getLast();
        AvroRecordSchema schema = now.producer() == 1 ? oldSchema : newSchema;
        JsonNode made = OrderMaker.order(schema, number);
        rows.put(number, Row.of(number, now.number(), now.producer(), made));
        return new Draft(number, now.number(), schemaId, schema, made);
    }

    synchronized void written(Draft draft, int partition, long offset) {
        rows.computeIfPresent(draft.number(), (_, row) -> row.at(partition, offset));
        phases.set(draft.phase(), phases.get(draft.phase()).oneWritten());
    }

    synchronized void notWritten(Draft draft, String why) {
        rows.computeIfPresent(draft.number(), (_, row) -> row.notWritten(why));
    }

    synchronized void seen(long number, int phase, int reader, Seen seen) {
        rows.computeIfPresent(number, (_, row) -> row.with(reader, seen));
        phases.set(phase, phases.get(phase).with(reader, seen));
    }

    synchronized void levelled(CompatibilityLevel given) {
        level = given;
        refusal = null;
    }

    synchronized void refused(Refusal given) {
        refusal = given;
    }

    /** Deploys what is next. Records that are written from now on belong to the next phase. */
    synchronized void deployed(int producersSchemaId) {
        schemaId = producersSchemaId;
        refusal = null;
        phases.add(phases.getLast().next(order));
    }

    synchronized int schemaId() {
        return schemaId;
    }

    synchronized RoundView view() {
        List<Row> newest = new ArrayList<>(rows.values()).reversed();
        return new RoundView(
                number,
                change.id(),
                change.title(),
                change.after(),
                order,
                level,
                phases.size() - 1,
                List.copyOf(phases),
                refusal,
                Verdict.of(change, order, phases),
                List.copyOf(newest.subList(0, Math.min(SHOWN, newest.size()))));
    }
}
