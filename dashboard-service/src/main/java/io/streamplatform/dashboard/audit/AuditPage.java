package io.streamplatform.dashboard.audit;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for people. */
@Page
class AuditPage {

    private final AuditBook book;
    private final PageData data;

    AuditPage(AuditBook book, PageData data) {
        this.book = book;
        this.data = data;
    }

    @GetMapping("/audit")
    @Requires(Role.ADMIN)
    String audit(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String resource,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "50") String size,
            Model model) {
        AuditQuery query = AuditController.query(who, action, resource, page, size);
        AuditReport report = book.read(query);
        model.addAttribute("query", query);
        model.addAttribute("report", report);
        model.addAttribute("data", data.json(report));
        return "access/audit";
    }
}
