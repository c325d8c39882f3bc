package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Told;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settings and log levels of brokers, as JSON. */
@RestController
@Tag(name = "Cluster")
class SettingsController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BrokerSettings settings;

    SettingsController(BrokerSettings settings) {
        this.settings = settings;
    }

    /**
     * A page of settings.
     *
     * @param at when they were told; null when they never were
     * @param error why they could not be asked just now; null when they could
     */
    record SettingsList(
            int total,
            int page,
            int size,
            @Nullable Instant at,
            @Nullable String error,
            List<Setting> settings) {}

    @Operation(
            summary =
                    "Settings of a broker, or `default` for those of all brokers; or the levels of"
                            + " a broker's loggers")
    @GetMapping("/api/cluster/brokers/{broker}/{kind:settings|loggers}")
    SettingsList settings(
            @Parameter(example = "1") @PathVariable String broker,
            @Parameter(example = "settings") @PathVariable String kind,
            @RequestParam(defaultValue = "") String search,
            @Parameter(description = "all, changed or dynamic") @RequestParam(defaultValue = "all")
                    String show,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "500") String size) {
        SettingsQuery query = SettingsQuery.of(search, show, page, size);
        Told<List<Setting>> told = settings.of(Target.of(broker, kind), PATIENCE);
        SettingsQuery.Found found =
                query.in(Objects.requireNonNullElse(told.value(), List.<Setting>of()));
        return new SettingsList(
                found.total(),
                query.page(),
                query.size(),
                told.at(),
                told.error(),
                found.settings());
    }

    @Operation(summary = "What a change of settings would do; the broker checks it")
    @PostMapping(
            path = "/api/cluster/brokers/{broker}/{kind:settings|loggers}/dry-run",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    SettingsDiff tryChange(
            @PathVariable String broker,
            @PathVariable String kind,
            @RequestBody SettingsWish wish) {
        return settings.tryChange(Target.of(broker, kind), wish);
    }

    @Operation(summary = "Sets and resets settings while the brokers run")
    @PatchMapping(
            path = "/api/cluster/brokers/{broker}/{kind:settings|loggers}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    SettingsDiff change(
            @PathVariable String broker,
            @PathVariable String kind,
            @RequestBody SettingsWish wish) {
        return settings.change(Target.of(broker, kind), wish);
    }
}
