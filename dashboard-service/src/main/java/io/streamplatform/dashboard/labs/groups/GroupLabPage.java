package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the lab of consumer groups. */
@Page
class GroupLabPage {

    private final GroupLab lab;
    private final PageData data;

    GroupLabPage(GroupLab lab, PageData data) {
        this.lab = lab;
        this.data = data;
    }

    @GetMapping("/labs/groups")
    String groups(Model model) {
        GroupLabState state = lab.state();
        model.addAttribute("state", state);
        model.addAttribute("exercises", GroupExercise.ALL);
        model.addAttribute("data", data.json(Map.of("state", state)));
        return "labs/groups";
    }
}
