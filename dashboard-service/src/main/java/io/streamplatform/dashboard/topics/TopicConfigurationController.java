package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.DryRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settings of topics as JSON. */
@RestController
@Tag(name = "Topics")
class TopicConfigurationController {

    private final TopicConfigurations configurations;
    private final TopicDefaults defaults;

    TopicConfigurationController(TopicConfigurations configurations, TopicDefaults defaults) {
        this.configurations = configurations;
        this.defaults = defaults;
    }

    @GetMapping("/api/topics/{topic}/configuration")
    @Operation(
            summary = "All settings of a topic: value, default, source, documentation",
            description = "Asked of the cluster each time. The topic's own come first.")
    TopicConfiguration configuration(@PathVariable String topic) {
        return configurations.of(topic);
    }

    @PatchMapping(
            path = "/api/topics/{topic}/configuration",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    @Operation(
            summary = "Sets and resets settings of a topic, all or none of them",
            description = "{\"set\": {\"retention.ms\": \"60000\"}, \"reset\": [\"segment.ms\"]}")
    ChangedConfiguration change(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String id,
            @RequestBody ConfigurationRequest request,
            @Parameter(
                            description =
                                    "true: Kafka checks the settings, tells what would change, and"
                                            + " changes nothing")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return configurations.change(topic, id, request, false);
    }

    @PatchMapping(
            path = "/api/topics/{topic}/configuration",
            params = DryRun.ASKED,
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    ChangedConfiguration check(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String id,
            @RequestBody ConfigurationRequest request) {
        return configurations.change(topic, id, request, true);
    }

    @GetMapping("/api/topic-settings")
    @Operation(summary = "The settings that a new topic can have, with this cluster's defaults")
    TopicDefaults.Defaults defaults() {
        return defaults.ask();
    }
}
