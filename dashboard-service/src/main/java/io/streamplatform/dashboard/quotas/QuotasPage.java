package io.streamplatform.dashboard.quotas;

import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.Parameters;
import java.time.Duration;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Client quotas for people. */
@Page
class QuotasPage {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ROWS = 100;

    private final Quotas quotas;

    QuotasPage(Quotas quotas) {
        this.quotas = quotas;
    }

    @GetMapping("/cluster/quotas")
    String quotas(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        Told<List<Quota>> told = quotas.all(PATIENCE);
        int at = Parameters.page(page);
        QuotasController.QuotaList list = QuotasController.QuotaList.of(told, search, at, ROWS);
        model.addAttribute("told", told);
        model.addAttribute("list", list);
        model.addAttribute("search", search);
        model.addAttribute("kinds", QuotaKind.values());
        model.addAttribute(
                "pager",
                Pager.of(
                        new TableAddress("/cluster/quotas", search, "whom", false, false),
                        list.total(),
                        at,
                        ROWS));
        return "cluster/quotas";
    }
}
