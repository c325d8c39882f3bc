package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.AcknowledgeType;
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

/** The queue of the group lab, as JSON. */
@RestController
@Tag(name = "Labs")
class QueueController {

    private static final String QUEUE = "/api/labs/groups/queue";

    private final QueueLab lab;

    QueueController(QueueLab lab) {
        this.lab = lab;
    }

    @GetMapping(QUEUE)
    @Operation(summary = "The queue as it is: who holds which records, and what became of others")
    QueueState state() {
        return lab.state();
    }

    @PostMapping(path = QUEUE, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start a share group on the topic of the group lab",
            description =
                    "409 while the group lab does not run, which writes the records, and when the"
                            + " cluster has no share groups.")
    QueueState start(@RequestBody StartRequest request) {
        return lab.start(request.members(), request.lockMillis());
    }

    @DeleteMapping(QUEUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "End the queue: its members leave, its group is deleted")
    QueueState end() {
        return lab.end();
    }

    @PostMapping(path = QUEUE + "/members", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Add members")
    QueueState add(@RequestBody CountRequest request) {
        return lab.add(request.count());
    }

    @PutMapping(path = QUEUE + "/members/{name}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Start or stop a member",
            description =
                    "What a member holds that stops is given back, and others get it at once.")
    QueueState state(@PathVariable String name, @RequestBody StateRequest request) {
        return switch (oneOf("state", request.state(), WantedState.values())) {
            case RUNNING -> lab.start(name);
            case STOPPED -> lab.stop(name);
        };
    }

    @PutMapping(
            path = QUEUE + "/members/{name}/answer",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set what a member says of the records that it gets")
    QueueState policy(@PathVariable String name, @RequestBody AnswerRequest request) {
        return lab.answerWith(name, oneOf("answer", request.answer(), AnswerPolicy.values()));
    }

    @PutMapping(path = QUEUE + "/members/{name}/pace", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set how long a member works on each record")
    QueueState pace(@PathVariable String name, @RequestBody PaceRequest request) {
        return lab.pace(name, request.millisPerRecord());
    }

    @DeleteMapping(QUEUE + "/members/{name}")
    @Requires(Role.EDITOR)
    @Operation(summary = "Remove a member; one that runs is stopped first")
    QueueState remove(@PathVariable String name) {
        return lab.remove(name);
    }

    @PostMapping(path = QUEUE + "/records/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Answer one record that a member holds",
            description = "409 when no member holds it any more.")
    QueueState answer(@RequestBody RecordAnswer request) {
        if (request.partition() == null || request.partition() < 0) {
            throw new BadParameter(
                    "partition", text(request.partition()), "give a partition, from 0.");
        }
        if (request.offset() == null || request.offset() < 0) {
            throw new BadParameter("offset", text(request.offset()), "give an offset, from 0.");
        }
        AcknowledgeType answer =
                switch (oneOf("answer", request.answer(), Answer.values())) {
                    case ACCEPT -> AcknowledgeType.ACCEPT;
                    case RELEASE -> AcknowledgeType.RELEASE;
                    case REJECT -> AcknowledgeType.REJECT;
                };
        return lab.answer(request.partition(), request.offset(), answer);
    }

    private static <E extends Enum<E>> E oneOf(String field, @Nullable String value, E[] known) {
        for (E each : known) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        throw new BadParameter(field, value, "give one of %s.".formatted(Arrays.asList(known)));
    }

    private static @Nullable String text(@Nullable Number value) {
        return value == null ? null : value.toString();
    }

    private enum WantedState {
        RUNNING,
        STOPPED
    }

    private enum Answer {
        ACCEPT,
        RELEASE,
        REJECT
    }

    /**
     * A queue to begin.
     *
     * @param members how many there are at first; 4 when left out
     * @param lockMillis for how long a record is its holder's; 15,000 when left out, or what the
     *     broker allows next to it
     */
    record StartRequest(@Nullable Integer members, @Nullable Integer lockMillis) {}

    /**
     * Members to come.
     *
     * @param count how many; 1 when left out
     */
    record CountRequest(@Nullable Integer count) {}

    /**
     * What a member is to do.
     *
     * @param state {@code RUNNING} or {@code STOPPED}
     */
    record StateRequest(@Nullable String state) {}

    /**
     * What a member is to say.
     *
     * @param answer {@code ACCEPT}, {@code RELEASE}, {@code REJECT} or {@code HOLD}
     */
    record AnswerRequest(@Nullable String answer) {}

    /**
     * How fast a member is to be.
     *
     * @param millisPerRecord from 0 to 5,000
     */
    record PaceRequest(@Nullable Integer millisPerRecord) {}

    /**
     * An answer to one record.
     *
     * @param partition of the record
     * @param offset of the record
     * @param answer {@code ACCEPT}, {@code RELEASE} or {@code REJECT}
     */
    record RecordAnswer(
            @Nullable Integer partition, @Nullable Long offset, @Nullable String answer) {}
}
