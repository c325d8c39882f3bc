package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Client quotas, as JSON. */
@RestController
@Tag(name = "Cluster")
class QuotasController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Quotas quotas;

    QuotasController(Quotas quotas) {
        this.quotas = quotas;
    }

    /**
     * A page of quotas.
     *
     * @param at when they were told; null when they never were
     * @param error why they could not be asked just now; null when they could
     */
    record QuotaList(
            int total,
            int page,
            int size,
            @Nullable Instant at,
            @Nullable String error,
            List<Quota> quotas) {

        static QuotaList of(Told<List<Quota>> told, String search, int page, int size) {
            String text = search.toLowerCase(Locale.ROOT);
            List<Quota> found =
                    Objects.requireNonNullElse(told.value(), List.<Quota>of()).stream()
                            .filter(quota ->
                                    quota.entity().words().toLowerCase(Locale.ROOT).contains(text))
                            .toList();
            return new QuotaList(
                    found.size(),
                    page,
                    size,
                    told.at(),
                    told.error(),
                    Paging.page(found, page, size));
        }
    }

    @Operation(summary = "Client quotas: whom each limits, and to what")
    @GetMapping("/api/cluster/quotas")
    QuotaList all(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        Told<List<Quota>> told = quotas.all(PATIENCE);
        Refusals.unlessTold("quotas", told);
        return QuotaList.of(
                told, search, Parameters.page(page), Parameters.number("size", size, 1, 1_000));
    }

    @Operation(summary = "What a change of a quota would do; Kafka checks it")
    @PostMapping(path = "/api/cluster/quotas/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    Quotas.Diff tryChange(@RequestBody QuotaWish wish) {
        return quotas.tryChange(wish);
    }

    @Operation(summary = "Sets limits, and takes away those that are null")
    @PatchMapping(path = "/api/cluster/quotas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    Quotas.Diff change(@RequestBody QuotaWish wish) {
        return quotas.change(wish);
    }
}
