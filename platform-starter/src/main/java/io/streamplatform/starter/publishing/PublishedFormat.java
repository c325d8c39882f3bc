package io.streamplatform.starter.publishing;

import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.registry.RegistryAwayException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What this service writes contract records as, and the writing itself. The format can be changed
 * while records are sent: its schemas are registered first and only then is it swapped, so a record
 * is written whole in the one or in the other. Topics whose contract has no schemas are JSON
 * always.
 *
 * <p>The registry is asked when a format with schemas is begun with, and never afterwards.
 */
public final class PublishedFormat {
    private final List<String> topics;
    private final SchemaRegistrar registrar;
    private final AtomicReference<State> state;

    private sealed interface State {
        RecordFormat format();
    }

    private record InUse(RecordFormat format, Map<String, SchemaWriter> writers) implements State {}

    private record Awaited(RecordFormat format, String absence) implements State {}

    /**
     * Makes one. A format with schemas is awaited until {@link #tryAwaited} succeeds.
     *
     * @param topics topics that the service publishes to
     * @param format the format to begin with
     */
    PublishedFormat(List<String> topics, RecordFormat format, SchemaRegistrar registrar) {
        this.topics =
                topics.stream()
                        .filter(topic -> ContractSchemas.of(topic, RecordFormat.AVRO).isPresent())
                        .toList();
        this.registrar = registrar;
        this.state =
                new AtomicReference<>(
                        format.hasSchemas() && !this.topics.isEmpty()
                                ? new Awaited(format, "the schema registry was not asked yet")
                                : new InUse(RecordFormat.JSON, Map.of()));
    }

    /** The format that is in use, or awaited. */
    public RecordFormat current() {
        return state.get().format();
    }

    /** Why nothing can be written at present; null if it can. */
    public @Nullable String absence() {
        return state.get() instanceof Awaited awaited ? awaited.absence() : null;
    }

    /** The schema that a topic's values are written by; null if by none. */
    public @Nullable PublishedSchema schemaOf(String topic) {
        SchemaWriter writer =
                state.get() instanceof InUse inUse ? inUse.writers().get(topic) : null;
        return writer == null ? null : writer.place();
    }

    /**
     * Changes the format, or leaves all as it is.
     *
     * @throws RegistryAwayException if the registry is needed and does not answer
     * @throws FormatRefusedException if the registry has not, and does not take, a schema
     */
    public void change(RecordFormat wanted) {
        if (state.get() instanceof InUse inUse && inUse.format() == wanted) {
            return;
        }
        state.set(ready(wanted));
    }

    /**
     * Tries to begin with the format that is awaited.
     *
     * @return whether none is awaited any more
     */
    boolean tryAwaited() {
        if (!(state.get() instanceof Awaited awaited)) {
            return true;
        }
        State next;
        try {
            next = ready(awaited.format());
        } catch (RegistryAwayException | FormatRefusedException e) {
            next = new Awaited(awaited.format(), String.valueOf(e.getMessage()));
        }
        // Somebody may have changed the format meanwhile.
        return state.compareAndSet(awaited, next)
                ? next instanceof InUse
                : state.get() instanceof InUse;
    }

    byte[] write(String topic, Object contractRecord) {
        JsonFormat<Object> json = JsonFormats.of(contractRecord);
        return switch (state.get()) {
            case InUse(_, var writers) -> {
                SchemaWriter writer = writers.get(topic);
                yield writer == null
                        ? json.write(contractRecord)
                        : writer.write(json.tree(contractRecord));
            }
            case Awaited(var format, var absence) -> {
                if (topics.contains(topic)) {
                    throw new FormatAwaitedException(
                            "%s cannot be written yet: %s".formatted(format.label(), absence));
                }
                yield json.write(contractRecord);
            }
        };
    }

    private InUse ready(RecordFormat format) {
        Map<String, SchemaWriter> writers = new HashMap<>();
        for (String topic : topics) {
            ContractSchemas.of(topic, format)
                    .ifPresent(text -> writers.put(topic, registrar.writer(topic, format, text)));
        }
        return new InUse(format, Map.copyOf(writers));
    }
}
