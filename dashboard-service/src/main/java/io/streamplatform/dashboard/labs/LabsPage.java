package io.streamplatform.dashboard.labs;

import io.streamplatform.dashboard.page.Page;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of labs. */
@Page
class LabsPage {

    @GetMapping("/labs")
    String labs() {
        return "labs/labs";
    }
}
