package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Records that are sent once more, as JSON. */
@RestController
@Requires(Role.EDITOR)
@Tag(name = "Produce")
class ResendController {

    private final Resending resending;

    ResendController(Resending resending) {
        this.resending = resending;
    }

    @PostMapping(path = "/api/records/resend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send records once more, to any topic",
            description =
                    "The dashboard reads them itself, so that every byte of key, value and headers"
                        + " arrives. Records of a masked topic go to that topic and those for its"
                        + " retries and dead letters only.")
    ResentRecords resend(@RequestBody ResendRequest request) {
        return resending.send(request);
    }
}
