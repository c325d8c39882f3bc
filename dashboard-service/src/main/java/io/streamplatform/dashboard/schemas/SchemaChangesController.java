package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.DryRun;
import io.streamplatform.dashboard.web.Parameters;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes to the registry. With {@code dryRun=true} they tell what would be done. */
@RestController
@Requires(Role.ADMIN)
@Tag(name = "Schemas")
class SchemaChangesController {

    private static final String PERMANENT = "true: for good, of what is deleted softly already";
    private static final String DRY_RUN =
            "true: tells which records and schemas depend on it; deletes nothing";

    private final SchemaChecks checks;
    private final SchemaChanges changes;
    private final SchemaDeletions deletions;

    SchemaChangesController(SchemaChecks checks, SchemaChanges changes, SchemaDeletions deletions) {
        this.checks = checks;
        this.changes = changes;
        this.deletions = deletions;
    }

    @PostMapping(
            path = {"/api/schemas/{subject}/check", "/api/schema/check"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(summary = "What a schema would break as the subject's next version, level by level")
    SchemaCheck check(SubjectName subject, @RequestBody SchemaWish wish) {
        return checks.check(subject, wish);
    }

    @PostMapping(
            path = {"/api/schemas/{subject}/versions", "/api/schema/versions"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Registers a schema as the subject's next version")
    ResponseEntity<RegisteredVersion> register(
            SubjectName subject,
            @RequestBody SchemaWish wish,
            @Parameter(description = "true: the same as check; registers nothing")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        RegisteredVersion registered = changes.register(subject, wish);
        return ResponseEntity.status(registered.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(registered);
    }

    @PostMapping(
            path = {"/api/schemas/{subject}/versions", "/api/schema/versions"},
            params = DryRun.ASKED,
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    SchemaCheck lookAtRegistering(SubjectName subject, @RequestBody SchemaWish wish) {
        return checks.check(subject, wish);
    }

    @DeleteMapping({"/api/schemas/{subject}", "/api/schema"})
    @Operation(summary = "Deletes a subject with all its versions, softly or for good")
    SchemaDeletion deleteSubject(
            SubjectName subject,
            @Parameter(description = PERMANENT) @RequestParam(defaultValue = "false")
                    String permanent,
            @Parameter(description = DRY_RUN) @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return deletions.delete(subject, null, Parameters.bool("permanent", permanent));
    }

    @DeleteMapping(
            path = {"/api/schemas/{subject}", "/api/schema"},
            params = DryRun.ASKED)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    SchemaDeletion lookAtDeletingSubject(
            SubjectName subject, @RequestParam(defaultValue = "false") String permanent) {
        return deletions.look(subject, null, Parameters.bool("permanent", permanent));
    }

    @DeleteMapping({"/api/schemas/{subject}/versions/{version}", "/api/schema/versions/{version}"})
    @Operation(summary = "Deletes a version, softly or for good")
    SchemaDeletion deleteVersion(
            SubjectName subject,
            @PathVariable String version,
            @Parameter(description = PERMANENT) @RequestParam(defaultValue = "false")
                    String permanent,
            @Parameter(description = DRY_RUN) @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return deletions.delete(
                subject,
                SchemasController.number("version", version),
                Parameters.bool("permanent", permanent));
    }

    @DeleteMapping(
            path = {"/api/schemas/{subject}/versions/{version}", "/api/schema/versions/{version}"},
            params = DryRun.ASKED)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    SchemaDeletion lookAtDeletingVersion(
            SubjectName subject,
            @PathVariable String version,
            @RequestParam(defaultValue = "false") String permanent) {
        return deletions.look(
                subject,
                SchemasController.number("version", version),
                Parameters.bool("permanent", permanent));
    }

    /**
     * A level.
     *
     * @param level e.g. {@code BACKWARD}
     */
    record Level(@Nullable String level) {

        CompatibilityLevel asked() {
            return Arrays.stream(CompatibilityLevel.values())
                    .filter(each -> each.name().equals(level))
                    .findFirst()
                    .orElseThrow(() ->
                            new BadParameter(
                                    "level",
                                    level,
                                    "give one of %s."
                                            .formatted(
                                                    Arrays.toString(CompatibilityLevel.values()))));
        }
    }

    @PutMapping(
            path = {"/api/schemas/{subject}/compatibility", "/api/schema/compatibility"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sets the level of compatibility that holds for a subject")
    Level setLevel(SubjectName subject, @RequestBody Level level) {
        return new Level(changes.setLevel(subject, level.asked()).name());
    }

    @DeleteMapping({"/api/schemas/{subject}/compatibility", "/api/schema/compatibility"})
    @Operation(summary = "Lets the global level hold for a subject again")
    Level removeLevel(SubjectName subject) {
        return new Level(changes.removeLevel(subject).name());
    }

    @PutMapping(
            path = "/api/schema-registry/compatibility",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sets the level of all subjects that have none of their own")
    Level setGlobalLevel(@RequestBody Level level) {
        return new Level(changes.setGlobalLevel(level.asked()).name());
    }
}
