package io.streamplatform.starter.publishing;

import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sees to it that the registry has the schema of a topic's contract: registers it, or only looks
 * for it where somebody else is to decide what is registered.
 */
final class SchemaRegistrar {
    private final Supplier<SchemaRegistry> registry;
    private final boolean autoRegister;

    SchemaRegistrar(Supplier<SchemaRegistry> registry, boolean autoRegister) {
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    /**
     * The writer of a topic's values.
     *
     * @param text the contract's schema in that format
     * @throws io.streamplatform.schemas.registry.RegistryAwayException if there is no answer
     * @throws FormatRefusedException if the registry has not, and does not take, the schema
     */
    SchemaWriter writer(String topic, RecordFormat format, String text) {
        SchemaType type = typeOf(format);
        String subject = ContractSchemas.subjectOf(topic, format);
        RegisteredSchema there = registered(topic, format, subject, text);
        return new SchemaWriter(
                new PublishedSchema(subject, there.version(), there.id()),
                SchemaText.of(type, text).parse());
    }

    /** Where it is registered already, no right to write is needed. */
    private RegisteredSchema registered(
            String topic, RecordFormat format, String subject, String text) {
        SchemaType type = typeOf(format);
        try {
            Optional<RegisteredSchema> there = registry.get().find(subject, type, text, List.of());
            if (there.isPresent()) {
                return there.get();
            }
            if (!autoRegister) {
                throw new FormatRefusedException(missing(topic, format, subject));
            }
            int id = registry.get().register(subject, type, text, List.of());
            return registry.get()
                    .find(subject, type, text, List.of())
                    .orElseThrow(() ->
                            new FormatRefusedException(
                                    "the registry took schema %s as id %d and does not find it; look at the registry"
                                            .formatted(subject, id)));
        } catch (RegistryRefusedException e) {
            throw new FormatRefusedException(
                    "the registry at %s refuses schema %s (%d): %s"
                            .formatted(
                                    registry.get().address(), subject, e.status(), e.getMessage()),
                    e);
        }
    }

    private String missing(String topic, RecordFormat format, String subject) {
        return "the registry at %s has no such version of subject %s, and platform.schemas.auto-register is false: register %s there as %s, or set platform.schemas.auto-register to true"
                .formatted(
                        registry.get().address(),
                        subject,
                        ContractSchemas.fileOf(topic, format),
                        typeOf(format).title());
    }

    private static SchemaType typeOf(RecordFormat format) {
        return switch (format) {
            case AVRO -> SchemaType.AVRO;
            case PROTOBUF -> SchemaType.PROTOBUF;
            case JSON_SCHEMA -> SchemaType.JSON;
            case JSON -> throw new IllegalArgumentException("plain JSON has no schema");
        };
    }
}
