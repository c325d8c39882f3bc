package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The experiments about order, as JSON. */
@RestController
@Tag(name = "Labs")
class OrderController {

    private static final String ORDER = "/api/labs/groups/order";

    private final OrderLab lab;

    OrderController(OrderLab lab) {
        this.lab = lab;
    }

    @GetMapping(ORDER)
    @Operation(summary = "The experiment that runs, and what the others came to")
    OrderView view() {
        return lab.view();
    }

    @PostMapping(ORDER + "/{experiment}")
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Make an experiment about order",
            description =
                    "Records are really written and read back, in a topic that is deleted"
                            + " afterwards. One runs at a time.")
    OrderView start(@PathVariable String experiment) {
        for (Experiment each : Experiment.values()) {
            if (each.name().equals(experiment)) {
                return lab.start(each);
            }
        }
        throw new BadParameter(
                "experiment",
                experiment,
                "give one of %s.".formatted(Arrays.asList(Experiment.values())));
    }
}
