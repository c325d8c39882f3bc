package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.web.Parameters;
import io.streamplatform.schemas.SchemaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subjects and schemas as JSON. */
@RestController
@Tag(name = "Schemas")
class SchemasController {

    private static final int MOST_TOPICS = 4;

    private final SubjectCatalogue catalogue;
    private final SubjectDetails details;
    private final SubjectTopics topics;
    private final RecordCounts counts;

    SchemasController(
            SubjectCatalogue catalogue,
            SubjectDetails details,
            SubjectTopics topics,
            RecordCounts counts) {
        this.catalogue = catalogue;
        this.details = details;
        this.topics = topics;
        this.counts = counts;
    }

    @GetMapping("/api/schema-registry")
    @Operation(summary = "The schema registry: where it is, its level, and whether it answers")
    RegistryState registry() {
        return catalogue.state();
    }

    @GetMapping("/api/schemas")
    @Operation(
            summary = "Subjects with their newest version, level and topics",
            description =
                    "From a list that is read in the background; registry.at tells its age. Type:"
                            + " any, avro, protobuf, json. Sort: subject, type, latest, versions,"
                            + " level, topic.")
    SubjectPage subjects(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "any") String type,
            @Parameter(description = "whether those that are deleted softly are listed too")
                    @RequestParam(defaultValue = "false")
                    String deleted,
            @RequestParam(defaultValue = "subject") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return catalogue.find(
                new SubjectQuery(
                        search,
                        type.equals("any") || type.isEmpty()
                                ? null
                                : Parameters.oneOf("type", type, SchemaType.class),
                        Parameters.bool("deleted", deleted),
                        Parameters.oneOf("sort", sort, SubjectSort.class),
                        Parameters.descending(order),
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 1_000)));
    }

    @GetMapping({"/api/schemas/{subject}", "/api/schema"})
    @Operation(
            summary = "A subject with its versions",
            description =
                    "Names that a path cannot carry (with slashes, say) are asked for by"
                            + " /api/schema?subject=; so it is with all resources below.")
    SubjectDetail subject(SubjectName subject) {
        return details.subject(subject);
    }

    @GetMapping({"/api/schemas/{subject}/versions/{version}", "/api/schema/versions/{version}"})
    @Operation(summary = "A version: its text, fields, references and an example")
    VersionDetail version(SubjectName subject, @PathVariable String version) {
        return details.version(subject, number("version", version));
    }

    @GetMapping({"/api/schemas/{subject}/diff", "/api/schema/diff"})
    @Operation(summary = "What changed between two versions, and whom each change breaks")
    SchemaDiff diff(SubjectName subject, @RequestParam String from, @RequestParam String to) {
        return details.diff(subject, number("from", from), number("to", to));
    }

    @GetMapping({"/api/schemas/{subject}/records", "/api/schema/records"})
    @Operation(
            summary = "Records of the subject's topics, by the schema that they name",
            description =
                    "The newest 10,000 records of each topic when counting began, and all since."
                            + " Counting goes on while it is asked for.")
    SubjectRecords records(SubjectName subject) {
        return new SubjectRecords(
                subject.name(),
                topics.of(subject.name()).stream()
                        .limit(MOST_TOPICS)
                        .map(use -> new SubjectRecords.Counted(use, counts.of(use.topic())))
                        .toList());
    }

    static int number(String field, String version) {
        return Parameters.number(field, version, 1, Integer.MAX_VALUE);
    }
}
