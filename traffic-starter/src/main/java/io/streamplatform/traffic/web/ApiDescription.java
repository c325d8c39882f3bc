package io.streamplatform.traffic.web;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.traffic.TrafficContract;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the body of a record by its contract, with the contract's golden samples as examples:
 * what they fill in by themselves is left out of them.
 */
final class ApiDescription implements OpenApiCustomizer {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TrafficContract<?> contract;
    private final String title;

    ApiDescription(TrafficContract<?> contract, String title) {
        this.contract = contract;
        this.title = title;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(
                new Info()
                        .title(title)
                        .version("1")
                        .description(
                                "Publishes to topic `%s`: simulated records at a rate, and what you send by hand."
                                        .formatted(contract.topic().name())));
        ModelConverters.getInstance(true)
                .readAll(contract.type())
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        api.getPaths().values().stream()
                .map(PathItem::getPost)
                .filter(Objects::nonNull)
                .filter(operation -> operation.getOperationId().equals(RecordController.SEND))
                .forEach(this::describeBody);
    }

    private void describeBody(Operation operation) {
        MediaType body =
                new MediaType()
                        .schema(
                                new Schema<>()
                                        .$ref(
                                                "#/components/schemas/"
                                                        + contract.type().getSimpleName()));
        contract.samples()
                .forEach(name -> body.addExamples(name, new Example().value(sample(name))));
        operation.requestBody(
                new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/json", body)));
    }

    private Object sample(String name) {
        byte[] golden = GoldenSamples.bytes(contract.topic().name() + "/" + name);
        ObjectNode sample = (ObjectNode) MAPPER.readTree(golden);
        sample.remove(java.util.List.of("schemaVersion", "eventId", "logId", "time"));
        return MAPPER.convertValue(sample, java.util.LinkedHashMap.class);
    }
}
