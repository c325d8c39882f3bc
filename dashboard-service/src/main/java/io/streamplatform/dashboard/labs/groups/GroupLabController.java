package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lab of consumer groups, as JSON. */
@RestController
@Tag(name = "Labs")
class GroupLabController {

    private static final String LAB = "/api/labs/groups";
    private static final int SLOWEST = 2_000;

    private final GroupLab lab;

    GroupLabController(GroupLab lab) {
        this.lab = lab;
    }

    @GetMapping(LAB)
    @Operation(summary = "The lab as it is: partitions, members, rebalances, exercises")
    GroupLabState state() {
        return lab.state();
    }

    @PostMapping(path = LAB, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start the lab: a topic, a producer and the members of a group",
            description = "One runs at a time. It ends by itself when nobody looks at it any more.")
    GroupLabState start(@RequestBody GroupLabSettings settings) {
        return lab.start(settings);
    }

    @DeleteMapping(LAB)
    @Requires(Role.EDITOR)
    @Operation(summary = "End the lab, and delete its group and its topic")
    GroupLabState end() {
        return lab.end();
    }

    @PutMapping(path = LAB + "/settings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Stop all members in order and start as many with other settings",
            description =
                    "What is left out stays as it is; the topic, its records and the committed"
                            + " offsets stay. The number of members is for the start only.")
    GroupLabState settings(@RequestBody GroupLabSettings settings) {
        return lab.change(run -> run.restart(settings));
    }

    @PutMapping(path = LAB + "/rate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set how many records a second are written; 0 pauses")
    GroupLabState rate(@RequestBody RateRequest request) {
        int wanted =
                GroupLabSettings.perSecond(given("perSecond", request.perSecond(), "such as 6"), 0);
        return lab.change(run -> run.producer().set(wanted));
    }

    @PostMapping(path = LAB + "/members", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Start more members; 409 when there are no places left")
    GroupLabState add(@RequestBody CountRequest request) {
        int count =
                GroupLabSettings.within(
                        "count", request.count(), 1, 1, LabPlaces.PLACES, "members");
        return lab.change(run -> run.add(count));
    }

    @PutMapping(path = LAB + "/members/{name}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Start, stop, crash, pause or resume a member",
            description =
                    "STOPPED says goodbye to the group, CRASHED does not: its session has to run"
                            + " out. PAUSED polls no more, and leaves the group after"
                            + " max.poll.interval.ms. RUNNING starts it again, or lets it go on.")
    GroupLabState state(@PathVariable String name, @RequestBody StateRequest request) {
        MemberOrder wanted =
                GroupLabSettings.oneOf(
                        "state",
                        given("state", request.state(), "such as STOPPED"),
                        MemberOrder.class);
        return lab.change(run -> run.order(name, wanted));
    }

    @PutMapping(path = LAB + "/members/{name}/pace", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set how many milliseconds a member takes for a record")
    GroupLabState pace(@PathVariable String name, @RequestBody PaceRequest request) {
        int millis =
                GroupLabSettings.within(
                        "millisPerRecord",
                        given("millisPerRecord", request.millisPerRecord(), "such as 500"),
                        0,
                        0,
                        SLOWEST,
                        "milliseconds a record");
        return lab.change(run -> run.pace(name, millis));
    }

    @DeleteMapping(LAB + "/members/{name}")
    @Requires(Role.EDITOR)
    @Operation(summary = "Take a member away; one that runs is stopped first")
    GroupLabState remove(@PathVariable String name) {
        return lab.change(run -> run.remove(name));
    }

    @PostMapping(path = LAB + "/offsets", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Stop all members, set the group's offsets, and start them again",
            description =
                    "To the EARLIEST, to read all anew, or the LATEST, to pass over the rest.")
    GroupLabState offsets(@RequestBody OffsetsRequest request) {
        String to = given("to", request.to(), "EARLIEST or LATEST").toUpperCase(Locale.ROOT);
        if (!to.equals("EARLIEST") && !to.equals("LATEST")) {
            throw new BadParameter("to", request.to(), "give EARLIEST or LATEST.");
        }
        return lab.change(run -> run.reset(to.equals("EARLIEST")));
    }

    private static <T> T given(String field, @Nullable T value, String example) {
        if (value == null) {
            throw new BadParameter(field, null, "give one, %s.".formatted(example));
        }
        return value;
    }

    /**
     * A rate.
     *
     * @param perSecond records a second
     */
    record RateRequest(@Nullable Integer perSecond) {}

    /**
     * How many.
     *
     * @param count members; one when left out
     */
    record CountRequest(@Nullable Integer count) {}

    /**
     * What a member is to do.
     *
     * @param state {@code RUNNING}, {@code STOPPED}, {@code CRASHED} or {@code PAUSED}
     */
    record StateRequest(@Nullable String state) {}

    /**
     * How slow a member is.
     *
     * @param millisPerRecord milliseconds
     */
    record PaceRequest(@Nullable Integer millisPerRecord) {}

    /**
     * Where to set offsets to.
     *
     * @param to {@code EARLIEST} or {@code LATEST}
     */
    record OffsetsRequest(@Nullable String to) {}
}
