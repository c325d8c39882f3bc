package io.streamplatform.dashboard.registry;

import io.streamplatform.dashboard.registry.Reading.Read;
import io.streamplatform.dashboard.registry.Reading.Unread;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.UndecodableException;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.schemas.registry.SchemaCatalogue.Patience;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.schemas.registry.SchemaUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads keys and values that name their schema by an id, as the serializers of a registry's clients
 * write them. A schema is looked up once and kept. Nothing is read while no registry is set.
 *
 * <p>What cannot be read is no failure: bytes may look as if they named a schema by chance.
 */
@Component
public class RecordSchemas {

    private static final Duration ANEW_AFTER = Duration.ofSeconds(5);

    private final @Nullable SchemaCatalogue catalogue;
    private final SchemaUses uses;
    private final SeenTopics seen = new SeenTopics();
    private final LookupBudget budget = new LookupBudget(ANEW_AFTER);

    @Autowired
    RecordSchemas(Registry registry) {
        this(registry.client());
    }

    private RecordSchemas(@Nullable SchemaRegistry registry) {
        this.catalogue =
                registry == null
                        ? null
                        : new SchemaCatalogue(
                                registry,
                                // Each is asked for once: who looks at records does not wait.
                                new Patience(
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        Duration.ofMillis(1),
                                        ANEW_AFTER));
        this.uses = new SchemaUses(registry);
    }

    /** Without a registry. */
    public static RecordSchemas ofNoRegistry() {
        return new RecordSchemas((SchemaRegistry) null);
    }

    /** By a registry. */
    public static RecordSchemas of(SchemaRegistry registry) {
        return new RecordSchemas(registry);
    }

    /** Whether a registry is set. */
    public boolean isSet() {
        return catalogue != null;
    }

    /** Whether the bytes name a schema, or look as if they did. */
    public boolean mayRead(byte @Nullable [] bytes) {
        return catalogue != null && bytes != null && WireFormat.schemaId(bytes).isPresent();
    }

    /** Reads a key or a value; null when it names no schema, or no registry is set. */
    public @Nullable Reading read(byte @Nullable [] bytes) {
        return read(bytes, true);
    }

    /** The same, of schemas that are known already; the others are looked up meanwhile. */
    public @Nullable Reading readAtOnce(byte @Nullable [] bytes) {
        return read(bytes, false);
    }

    /** The JSON that a key or a value stands for, in bytes; null when it is not read. */
    public byte @Nullable [] json(byte @Nullable [] bytes) {
        return read(bytes, true) instanceof Read(int _, RecordSchema _, var value)
                ? value.toString().getBytes(StandardCharsets.UTF_8)
                : null;
    }

    /**
     * The schema that was read by, for people.
     *
     * @param mayWait whether to wait for the registry's answer to where it is registered
     */
    public SchemaLabel label(Read read, String topic, boolean isKey, boolean mayWait) {
        String name = read.schema().name();
        SchemaLabel label =
                uses.label(
                        read.id(),
                        read.schema().type().title(),
                        name.substring(name.lastIndexOf('.') + 1),
                        topic + (isKey ? "-key" : "-value"),
                        mayWait);
        if (label.subject() != null) {
            seen.note(label.subject(), topic);
        }
        return label;
    }

    /** The topics in which records of a subject were seen since the dashboard started, by name. */
    public Set<String> topicsSeen(String subject) {
        return seen.of(subject);
    }

    /** Takes in what was just registered, and has its uses asked for anew. */
    public void registered(int id, RecordSchema schema) {
        if (catalogue != null) {
            catalogue.put(id, schema);
        }
        uses.forget(id);
    }

    /**
     * The schema of an id, waited for as long as an answer may take.
     *
     * @throws SchemaUnavailableException if it cannot be had
     */
    public RecordSchema get(int id) {
        return Objects.requireNonNull(catalogue, "asked for a schema without a registry").get(id);
    }

    private @Nullable Reading read(byte @Nullable [] bytes, boolean mayWait) {
        SchemaCatalogue known = catalogue;
        if (known == null || bytes == null) {
            return null;
        }
        OptionalInt header = WireFormat.schemaId(bytes);
        if (header.isEmpty()) {
            return null;
        }
        int id = header.getAsInt();
        if (!known.isAsked(id)) {
            String refusal = budget.refusal(System.nanoTime());
            if (refusal != null) {
                return new Unread(id, begins(id, refusal));
            }
        }
        boolean settled = known.isSettled(id);
        if (!settled && !mayWait) {
            return new Unread(id, begins(id, "it is being looked up"));
        }
        try {
            RecordSchema schema = known.get(id);
            if (!settled) {
                budget.answered();
            }
            return new Read(id, schema, schema.decode(bytes, WireFormat.HEADER_BYTES));
        } catch (SchemaUnavailableException e) {
            String words = String.valueOf(e.getMessage());
            if (!settled) {
                note(e.isRegistryAway(), words);
            }
            return new Unread(id, begins(id, words));
        } catch (UndecodableException e) {
            return new Unread(id, begins(id, String.valueOf(e.getMessage())));
        }
    }

    private void note(boolean away, String words) {
        if (away) {
            budget.away(System.nanoTime(), words);
        } else {
            budget.unknown(System.nanoTime());
        }
    }

    private static String begins(int id, String why) {
        return "It begins as if written by schema %d, but %s.".formatted(id, why);
    }
}
