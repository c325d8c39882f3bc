package io.streamplatform.dashboard.acls;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access rules, as JSON. */
@RestController
@Tag(name = "Cluster")
class AclsController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AccessRules rules;

    AclsController(AccessRules rules) {
        this.rules = rules;
    }

    /**
     * A page of access rules.
     *
     * @param enabled whether the cluster has an authorizer
     * @param remedy how to have one; null when there is one
     * @param at when they were told; null when they never were
     * @param error why they could not be asked just now; null when they could
     */
    record RuleList(
            boolean enabled,
            @Nullable String remedy,
            int total,
            int page,
            int size,
            @Nullable Instant at,
            @Nullable String error,
            List<AccessRule> rules) {

        static RuleList of(AccessRules.Found found, int page, int size) {
            List<AccessRule> all = found.rules();
            return new RuleList(
                    found.enabled(),
                    found.enabled() ? null : Refusals.AUTHORIZER,
                    all.size(),
                    page,
                    size,
                    found.told().at(),
                    found.enabled() ? found.told().error() : null,
                    Paging.page(all, page, size));
        }
    }

    /**
     * Rules to delete.
     *
     * @param filter that matches them
     * @param expected how many it matched when they were looked at
     */
    record Deletion(@Nullable RuleFilter filter, @Nullable Integer expected) {
        RuleFilter which() {
            return filter == null ? RuleFilter.ALL : filter;
        }
    }

    /**
     * Rules that a filter matches.
     *
     * @param count how many
     */
    record Matched(int count, List<AccessRule> rules) {
        static Matched of(List<AccessRule> rules) {
            return new Matched(rules.size(), rules);
        }
    }

    @Operation(summary = "Access rules; what the filter leaves out does not matter")
    @GetMapping("/api/cluster/acls")
    RuleList find(
            @ModelAttribute RuleFilter filter,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        AccessRules.Found found = rules.find(filter, PATIENCE);
        if (found.enabled()) {
            Refusals.unlessTold("acls", found.told());
        }
        return RuleList.of(found, Parameters.page(page), Parameters.number("size", size, 1, 1_000));
    }

    @Operation(summary = "What a new rule would be, and whether there is one like it")
    @PostMapping(path = "/api/cluster/acls/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    AccessRules.Addition tryCreate(@RequestBody AccessRule rule) {
        return rules.tryCreate(rule);
    }

    @Operation(summary = "Makes a rule")
    @PostMapping(path = "/api/cluster/acls", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Role.ADMIN)
    AccessRules.Addition create(@RequestBody AccessRule rule) {
        return rules.create(rule);
    }

    @Operation(summary = "The rules that a filter matches, and that would be deleted")
    @PostMapping(
            path = "/api/cluster/acls/delete/dry-run",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    Matched tryDelete(@RequestBody Deletion deletion) {
        return Matched.of(rules.tryDelete(deletion.which()));
    }

    @Operation(summary = "Deletes the rules that a filter matches, if they are as many as expected")
    @PostMapping(path = "/api/cluster/acls/delete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    Matched delete(@RequestBody Deletion deletion) {
        return Matched.of(rules.delete(deletion.which(), deletion.expected()));
    }
}
