package io.streamplatform.dashboard.services;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services beside the cluster as JSON. */
@RestController
@Tag(name = "Services")
class ServicesController {

    private final ServiceCatalogue services;
    private final ServiceInstances instances;

    ServicesController(ServiceCatalogue services, ServiceInstances instances) {
        this.services = services;
        this.instances = instances;
    }

    @GetMapping("/api/services")
    @Operation(summary = "The services beside the cluster, and whether they answer")
    List<ServiceStatus> services() {
        return services.all();
    }

    @GetMapping("/api/likes/consumers")
    @Operation(
            summary = "The consumers of likes that answer, each as it tells of itself",
            description = "dashboard.services.likes-consumers.urls says where to ask.")
    List<ServiceInstances.Instance> likesConsumers() {
        return instances.ask("likes-consumers", "/api/consumer");
    }
}
