package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.schemas.Misfit;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.WireFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON by a schema, with the header that names it.
 *
 * @param id the schema's id
 * @param schema the schema
 */
record SchemaWriter(int id, RecordSchema schema) {

    /** Numbers keep their digits. */
    private static final JsonMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * The bytes of a value.
     *
     * @param field what the text was given as, for the complaint
     */
    byte[] bytes(String text, String field) {
        byte[] _ = FieldFormat.JSON.bytes(text, field); // complains with line and column
        try {
            JsonNode value = EXACT.readTree(text);
            return WireFormat.frame(id, schema.encode(value));
        } catch (MisfitException e) {
            throw complaint(e.misfits(), field);
        } catch (JacksonException e) {
            throw new BadParameter(field, null, "it is no JSON: " + e.getOriginalMessage() + ".");
        }
    }

    /** Each place by its path, with what is expected and given there. */
    private static BadParameter complaint(List<Misfit> misfits, String field) {
        Misfit first = misfits.getFirst();
        BadParameter complaint = new BadParameter(at(field, first), null, sentence(first));
        complaint
                .getBody()
                .setProperty(
                        "errors",
                        misfits.stream()
                                .map(each ->
                                        Map.of(
                                                "field", at(field, each),
                                                "value", each.given(),
                                                "expected", each.expected(),
                                                "remedy", sentence(each)))
                                .toList());
        return complaint;
    }

    private static String at(String field, Misfit misfit) {
        return misfit.path().isEmpty() ? field : field + "." + misfit.path();
    }

    private static String sentence(Misfit misfit) {
        return misfit.message() + ".";
    }
}
