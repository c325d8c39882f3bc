package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.evolution.Evolution.Direction;
import io.streamplatform.schemas.evolution.Evolution.Objection;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A schema that the registry did not take, in its words and with the reasons by the rules. */
class NotTaken extends ErrorResponseException {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param check what the rules say; null if they were not asked
     */
    NotTaken(String subject, RegistryRefusedException refusal, @Nullable SchemaCheck check) {
        super(status(refusal), problem(subject, refusal, check), refusal);
    }

    private static HttpStatus status(RegistryRefusedException refusal) {
        return switch (refusal.status()) {
            case 404 -> HttpStatus.NOT_FOUND;
            case 409 -> HttpStatus.CONFLICT;
            case 401, 403 -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static ProblemDetail problem(
            String subject, RegistryRefusedException refusal, @Nullable SchemaCheck check) {
        String said = "The registry says: " + RegistryRefusals.sentence(refusal);
        List<String> reasons = check == null ? List.of() : reasons(check);
        String remedy = reasons.isEmpty() ? said : said + " " + String.join(" ", reasons);
        ProblemDetail problem = RegistryRefusals.of("schema", null, refusal).getBody();
        problem.setTitle(refusal.isIncompatible() ? "Not compatible" : "Refused by the registry");
        problem.setDetail("%s was not given a new version. %s".formatted(subject, remedy));
        problem.setProperty("remedy", remedy);
        problem.setProperty("reasons", reasons);
        problem.setProperty(
                "errors", List.of(Map.of("field", "schema", "value", "", "remedy", remedy)));
        return problem;
    }

    private static List<String> reasons(SchemaCheck check) {
        String invalid = check.problem();
        if (invalid != null) {
            return List.of(invalid);
        }
        return check.levels().stream()
                .filter(each -> each.level() == check.level())
                .flatMap(each -> each.objections().stream())
                .map(NotTaken::words)
                .toList();
    }

    private static String words(Objection objection) {
        return objection.direction() == Direction.BACKWARD
                ? "New readers cannot read what version %d wrote: %s."
                        .formatted(objection.version(), objection.incompatibility().reason())
                : "Readers of version %d cannot read what would be written anew: %s."
                        .formatted(objection.version(), objection.incompatibility().reason());
    }
}
