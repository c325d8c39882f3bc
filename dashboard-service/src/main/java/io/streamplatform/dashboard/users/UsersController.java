package io.streamplatform.dashboard.users;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SCRAM users, as JSON. */
@RestController
@Tag(name = "Cluster")
class UsersController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScramUsers users;

    UsersController(ScramUsers users) {
        this.users = users;
    }

    /**
     * A page of users.
     *
     * @param at when they were told; null when they never were
     * @param error why they could not be asked just now; null when they could
     */
    record UserList(
            int total,
            int page,
            int size,
            @Nullable Instant at,
            @Nullable String error,
            List<ScramUser> users) {

        static UserList of(Told<List<ScramUser>> told, String search, int page, int size) {
            String text = search.toLowerCase(Locale.ROOT);
            List<ScramUser> found =
                    Objects.requireNonNullElse(told.value(), List.<ScramUser>of()).stream()
                            .filter(user -> user.name().toLowerCase(Locale.ROOT).contains(text))
                            .toList();
            return new UserList(
                    found.size(),
                    page,
                    size,
                    told.at(),
                    told.error(),
                    Paging.page(found, page, size));
        }
    }

    @Operation(summary = "Users with a SCRAM password, and how each is hashed")
    @GetMapping("/api/cluster/users")
    UserList all(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        Told<List<ScramUser>> told = users.all(PATIENCE);
        Refusals.unlessTold("users", told);
        return UserList.of(
                told, search, Parameters.page(page), Parameters.number("size", size, 1, 1_000));
    }

    @Operation(
            summary = "Gives a user a password; it replaces the one of this mechanism",
            description = "The password is hashed here and never answered, logged or audited.")
    @PutMapping(
            path = "/api/cluster/users/{user}/credentials/{mechanism}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    ScramUser put(
            @PathVariable String user,
            @Parameter(example = "SCRAM-SHA-512") @PathVariable String mechanism,
            @RequestBody CredentialRequest request) {
        return users.put(user, CredentialRequest.mechanism(mechanism), request);
    }

    @Operation(summary = "Takes one of a user's passwords away")
    @DeleteMapping("/api/cluster/users/{user}/credentials/{mechanism}")
    @Requires(Role.ADMIN)
    ResponseEntity<Void> remove(@PathVariable String user, @PathVariable String mechanism) {
        users.remove(user, CredentialRequest.mechanism(mechanism));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Takes all of a user's passwords away")
    @DeleteMapping("/api/cluster/users/{user}")
    @Requires(Role.ADMIN)
    ResponseEntity<Void> remove(@PathVariable String user) {
        users.remove(user);
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Gives a user a password whose name no path holds, such as one with a slash")
    @PutMapping(
            path = "/api/cluster/user/credentials/{mechanism}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    ScramUser putNamed(
            @RequestParam String user,
            @Parameter(example = "SCRAM-SHA-512") @PathVariable String mechanism,
            @RequestBody CredentialRequest request) {
        return put(user, mechanism, request);
    }

    @Operation(summary = "Takes one password away of a user whose name no path holds")
    @DeleteMapping("/api/cluster/user/credentials/{mechanism}")
    @Requires(Role.ADMIN)
    ResponseEntity<Void> removeNamed(@RequestParam String user, @PathVariable String mechanism) {
        return remove(user, mechanism);
    }

    @Operation(summary = "Takes all passwords away of a user whose name no path holds")
    @DeleteMapping("/api/cluster/user")
    @Requires(Role.ADMIN)
    ResponseEntity<Void> removeNamed(@RequestParam String user) {
        return remove(user);
    }
}
