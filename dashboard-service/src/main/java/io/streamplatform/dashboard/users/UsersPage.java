package io.streamplatform.dashboard.users;

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

/** SCRAM users for people. */
@Page
class UsersPage {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ROWS = 100;

    private final ScramUsers users;

    UsersPage(ScramUsers users) {
        this.users = users;
    }

    @GetMapping("/cluster/users")
    String users(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        Told<List<ScramUser>> told = users.all(PATIENCE);
        int at = Parameters.page(page);
        UsersController.UserList list = UsersController.UserList.of(told, search, at, ROWS);
        model.addAttribute("told", told);
        model.addAttribute("list", list);
        model.addAttribute("search", search);
        model.addAttribute(
                "pager",
                Pager.of(
                        new TableAddress("/cluster/users", search, "name", false, false),
                        list.total(),
                        at,
                        ROWS));
        return "cluster/users";
    }
}
