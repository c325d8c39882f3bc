package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.page.Page;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a key or a trace id is followed. */
@Page
class FollowPage {

    /**
     * How long ago the search begins.
     *
     * @param value as the REST resource takes it
     * @param title for people
     */
    record Range(String value, String title) {}

    private static final List<Range> RANGES =
            List.of(
                    new Range("PT5M", "last 5 minutes"),
                    new Range("PT15M", "last 15 minutes"),
                    new Range("PT1H", "last hour"),
                    new Range("PT6H", "last 6 hours"),
                    new Range("PT24H", "last 24 hours"),
                    new Range("PT168H", "last 7 days"),
                    new Range("0", "all that is kept"));

    @GetMapping("/follow")
    String follow(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String trace,
            @RequestParam(defaultValue = "") String topics,
            @RequestParam(defaultValue = "PT1H") String from,
            @RequestParam(defaultValue = "false") String everywhere,
            Model model) {
        model.addAttribute("byTrace", key.isEmpty() && !trace.isEmpty());
        model.addAttribute("wanted", key.isEmpty() ? trace : key);
        model.addAttribute("topics", topics);
        model.addAttribute("from", from);
        model.addAttribute("ranges", RANGES);
        model.addAttribute("known", RANGES.stream().anyMatch(each -> each.value().equals(from)));
        model.addAttribute("everywhere", everywhere.equals("true"));
        return "follow/follow";
    }
}
