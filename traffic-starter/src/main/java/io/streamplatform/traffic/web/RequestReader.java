package io.streamplatform.traffic.web;

import io.streamplatform.starter.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads requests' bodies strictly: a field that is not known, given twice or of another type is
 * refused with its name, because a person who mistypes one should hear of it. (Readers of a topic
 * skip unknown fields instead, so that its publisher can add some.)
 */
final class RequestReader {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    private RequestReader() {}

    /** The body's JSON object. */
    static ObjectNode object(HttpServletRequest request) {
        byte[] body = body(request);
        if (body.length == 0) {
            throw Problems.badField("body", null, "is missing: send a JSON object");
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw Problems.badField("body", null, "is not JSON: " + e.getOriginalMessage());
        }
        if (read instanceof ObjectNode object) {
            return object;
        }
        throw Problems.badField("body", read, "must be a JSON object");
    }

    /** The body as a request's record. */
    static <R> R read(HttpServletRequest request, Class<R> type) {
        return bind(object(request), type);
    }

    /** A JSON object as a record. */
    static <R> R bind(ObjectNode object, Class<R> type) {
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JacksonException e) {
            throw BadFields.problem(e, object);
        }
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new ErrorResponseException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "The body must have at most %d bytes.".formatted(LARGEST_BODY)),
                        null);
            }
            return body;
        } catch (IOException e) {
            throw Problems.badField("body", null, "could not be read: " + e.getMessage());
        }
    }
}
