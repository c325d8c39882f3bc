package io.streamplatform.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.Misfit;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a JSON Schema says of values, and what it must not make us do. */
class JsonRecordSchemaTest {
    private static final String ORDER =
            """
            {"title": "Order", "type": "object",
             "properties": {
               "id": {"type": "string", "minLength": 1, "description": "Its number"},
               "total": {"$ref": "#/definitions/money"},
               "state": {"enum": ["OPEN", "PAID"], "default": "OPEN"},
               "parts": {"type": "array", "items": {"$ref": "#"}}},
             "required": ["id", "total"], "additionalProperties": false,
             "definitions": {"money": {"type": "object", "properties": {"cents": {"type": "integer", "minimum": 0}}, "required": ["cents"]}}}
            """;

    private static RecordSchema schema(String text, SchemaText.Named... references) {
        return new SchemaText(SchemaType.JSON, text, List.of(references)).parse();
    }

    private static List<Misfit> misfits(RecordSchema schema, String value) {
        try {
            schema.encode(JsonMapper.shared().readTree(value));
            return List.of();
        } catch (MisfitException e) {
            return e.misfits();
        }
    }

    @Test
    void allThatDoesNotFitIsToldAtOnce() {
        assertThat(
                        misfits(
                                schema(ORDER),
                                "{\"total\": {\"cents\": -1}, \"state\": \"LOST\", \"x\": 1}"))
                .extracting(Misfit::path)
                .containsExactlyInAnyOrder("id", "total.cents", "state", "x");
    }

    @Test
    void aMisfitSaysWhatWasExpectedAndGiven() {
        assertThat(misfits(schema(ORDER), "{\"total\": {\"cents\": 1}}"))
                .extracting(Misfit::message)
                .containsExactly("id must be there, as the schema requires it, but is missing");
        assertThat(misfits(schema(ORDER), "{\"id\": \"1\", \"total\": {\"cents\": 1}, \"x\": 1}"))
                .extracting(Misfit::message)
                .containsExactly(
                        "x must be left out, as the schema has no such field, but is there");
        assertThat(
                        misfits(schema(ORDER), "{\"id\": 5, \"total\": {\"cents\": 1}}")
                                .getFirst()
                                .message())
                .startsWith("id must be as the schema says (")
                .contains("string")
                .endsWith("but is the number 5");
    }

    @Test
    void fieldsAndExampleFollowReferences() {
        RecordSchema schema = schema(ORDER);

        assertThat(schema.name()).isEqualTo("Order");
        assertThat(schema.fields())
                .extracting(SchemaField::path)
                .startsWith("id", "total", "total.cents", "state", "parts");
        assertThat(schema.fields().getFirst().description()).isEqualTo("Its number");
        assertThat(misfits(schema, schema.example().toString())).isEmpty();
    }

    @Test
    void whatItRefersToComesWithIt() {
        String referring =
                "{\"type\": \"object\", \"properties\": {\"total\": {\"$ref\":"
                        + " \"https://example.org/money.json\"}}}";
        SchemaText.Named money =
                new SchemaText.Named("https://example.org/money.json", "{\"type\": \"integer\"}");

        assertThat(misfits(schema(referring, money), "{\"total\": 5}")).isEmpty();
        assertThat(misfits(schema(referring, money), "{\"total\": \"5\"}")).hasSize(1);
    }

    /** A schema is somebody else's text: it must not make this process call anybody. */
    @Test
    void nothingIsLoadedFromTheNetwork() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        String referring =
                "{\"type\": \"object\", \"properties\": {\"total\": {\"$ref\": \"http://127.0.0.1:%d/money.json\"}}}"
                        .formatted(server.getAddress().getPort());
        try {
            assertThatThrownBy(() ->
                            schema(referring)
                                    .encode(JsonMapper.shared().readTree("{\"total\": 1}")))
                    .isInstanceOf(InvalidSchemaException.class)
                    .hasMessageContaining("money.json");
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTextThatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> schema("[1]"))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("not a JSON Schema: it must be a JSON object, but is a list");
        assertThatThrownBy(() -> schema("{\"type\": \"object\"} {}"))
                .isInstanceOf(InvalidSchemaException.class);
    }
}
