package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.page.Page;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings and log levels of brokers for people. */
@Page
class SettingsPages {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BrokerSettings settings;

    SettingsPages(BrokerSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/cluster/brokers/{broker}/{kind:settings|loggers}")
    String settings(
            @PathVariable String broker,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "all") String show,
            Model model) {
        SettingsQuery query =
                SettingsQuery.of(search, show, "0", Integer.toString(SettingsQuery.MOST));
        Told<List<Setting>> told = settings.of(Target.of(broker, kind), PATIENCE);
        List<Setting> all = Objects.requireNonNullElse(told.value(), List.of());
        model.addAttribute("broker", broker);
        model.addAttribute("kind", kind);
        model.addAttribute("search", search);
        model.addAttribute("show", show);
        model.addAttribute("told", told);
        model.addAttribute("found", query.in(all));
        model.addAttribute("changed", all.stream().filter(Setting::isChanged).count());
        model.addAttribute("dynamic", all.stream().filter(Setting::dynamic).count());
        model.addAttribute("total", all.size());
        return "cluster/settings";
    }
}
