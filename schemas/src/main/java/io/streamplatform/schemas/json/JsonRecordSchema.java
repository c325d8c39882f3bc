package io.streamplatform.schemas.json;

import static io.streamplatform.schemas.ValuePath.below;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.streamplatform.schemas.Given;
import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.Misfit;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema of <a href="https://json-schema.org/draft/2020-12">JSON Schema</a>; one that names no
 * draft is taken for draft 7, as Confluent's and Apicurio's clients do. Schemas are never loaded
 * from the network: what one refers to must come with it.
 */
public final class JsonRecordSchema implements RecordSchema {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final JsonMapper COMPACT =
            MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    private final String text;
    private final JsonNode root;
    private final Schema schema;

    private JsonRecordSchema(String text, JsonNode root, Schema schema) {
        this.text = text;
        this.root = root;
        this.schema = schema;
    }

    /**
     * Understands a schema.
     *
     * @throws InvalidSchemaException if it is none, or one that it refers to is missing
     */
    public static JsonRecordSchema parse(SchemaText given) {
        try {
            JsonNode root = MAPPER.readTree(given.text());
            if (!root.isObject() && !root.isBoolean()) {
                throw new InvalidSchemaException(
                        "not a JSON Schema: it must be a JSON object, but is " + Given.of(root));
            }
            Map<String, String> known =
                    given.references().stream()
                            .collect(
                                    Collectors.toMap(
                                            SchemaText.Named::name,
                                            SchemaText.Named::text,
                                            (_, last) -> last));
            SchemaRegistry drafts =
                    SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_7, builder -> builder.schemas(known));
            Schema schema = drafts.getSchema(root);
            schema.initializeValidators();
            return new JsonRecordSchema(given.text(), root, schema);
        } catch (JacksonException e) {
            throw new InvalidSchemaException(
                    "not a JSON Schema: it is no JSON: " + e.getOriginalMessage(), e);
        } catch (SchemaException | IllegalArgumentException e) {
            throw new InvalidSchemaException("not a JSON Schema: " + e.getMessage(), e);
        }
    }

    @Override
    public SchemaType type() {
        return SchemaType.JSON;
    }

    @Override
    public String name() {
        return root.path("title").asString(root.path("$id").asString(""));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String formatted() {
        return MAPPER.writeValueAsString(root);
    }

    @Override
    public List<SchemaField> fields() {
        return JsonFields.of(root);
    }

    @Override
    public JsonNode example() {
        return JsonExample.of(root);
    }

    @Override
    public byte[] encode(JsonNode value) {
        List<Error> errors = schema.validate(value);
        if (!errors.isEmpty()) {
            throw new MisfitException(errors.stream().map(JsonRecordSchema::misfit).toList());
        }
        return COMPACT.writeValueAsBytes(value);
    }

    @Override
    public JsonNode decode(byte[] bytes, int offset) {
        try {
            return COMPACT.readTree(bytes, offset, bytes.length - offset);
        } catch (JacksonException e) {
            throw new UndecodableException(
                    "not a value of JSON Schema %s: it is no JSON: %s"
                            .formatted(name(), e.getOriginalMessage()),
                    e);
        }
    }

    @Override
    public List<Incompatibility> problemsReading(RecordSchema writer) {
        return writer instanceof JsonRecordSchema other
                ? new JsonReadability(root, other.root).problems()
                : List.of(
                        new Incompatibility(
                                "",
                                "OTHER_KIND",
                                "a reader of JSON Schema cannot read what was written as %s"
                                        .formatted(writer.type().title())));
    }

    private static Misfit misfit(Error error) {
        String property = error.getProperty() == null ? "" : error.getProperty();
        String parent = JsonPaths.dotted(error.getInstanceLocation().toString());
        boolean ofProperty =
                error.getKeyword() != null
                        && List.of("required", "additionalProperties", "unevaluatedProperties")
                                .contains(error.getKeyword());
        String path = !ofProperty || property.isEmpty() ? parent : below(parent, property);
        String given =
                ofProperty
                        ? "required".equals(error.getKeyword()) ? "missing" : "there"
                        : Given.of(error.getInstanceNode());
        return new Misfit(path, JsonPaths.expected(error, ofProperty), given);
    }
}
