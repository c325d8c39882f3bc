package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.web.Parameters;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Partitions in trouble for people. */
@Page
class PartitionsPage {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int ROWS = 100;

    private final PartitionProblems problems;
    private final Reassignments reassignments;

    PartitionsPage(PartitionProblems problems, Reassignments reassignments) {
        this.problems = problems;
        this.reassignments = reassignments;
    }

    @GetMapping("/cluster/partitions")
    String partitions(
            @RequestParam(defaultValue = "any") String problem,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        int at = Parameters.page(page);
        PartitionProblems.Found found =
                problems.find(
                        Parameters.oneOf("problem", problem, Problem.class), search, at, ROWS);
        model.addAttribute("problem", problem);
        model.addAttribute("search", search);
        model.addAttribute("found", found);
        var told = reassignments.moving(PATIENCE);
        model.addAttribute("told", told);
        model.addAttribute("moving", PartitionsController.MovingList.of(told, 0, ROWS));
        int pages = Math.max(1, (found.total() + ROWS - 1) / ROWS);
        int first = Math.min(found.total(), at * ROWS + 1);
        int last = Math.min(found.total(), (at + 1) * ROWS);
        model.addAttribute(
                "pager",
                new Pager(
                        pages,
                        "%,d–%,d of %,d".formatted(first, last, found.total()),
                        at > 0 ? link(problem, search, at - 1) : null,
                        at < pages - 1 ? link(problem, search, at + 1) : null));
        return "cluster/partitions";
    }

    private static @Nullable String link(String problem, String search, int page) {
        return UriComponentsBuilder.fromPath("/cluster/partitions")
                .queryParam("problem", problem)
                .queryParam("search", "{search}")
                .queryParam("page", page)
                .encode()
                .buildAndExpand(Map.of("search", search))
                .toUriString();
    }
}
