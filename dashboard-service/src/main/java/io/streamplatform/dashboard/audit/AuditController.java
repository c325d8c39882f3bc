package io.streamplatform.dashboard.audit;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was changed and by whom, as JSON. */
@RestController
@Tag(name = "Audit")
class AuditController {

    static final int MOST = 500;
    private static final int LONGEST = 300;

    private final AuditBook book;

    AuditController(AuditBook book) {
        this.book = book;
    }

    @GetMapping("/api/audit")
    @Requires(Role.ADMIN)
    @Operation(summary = "Changes, logins and refusals, newest first")
    AuditReport audit(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String resource,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "50") String size) {
        return book.read(query(who, action, resource, page, size));
    }

    static AuditQuery query(String who, String action, String resource, String page, String size) {
        return new AuditQuery(
                Parameters.text("who", who, LONGEST),
                Parameters.text("action", action, LONGEST),
                Parameters.text("resource", resource, LONGEST),
                Parameters.number("page", page, 0, 100_000),
                Parameters.number("size", size, 1, MOST));
    }
}
