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

    ServicesController(ServiceCatalogue services) {
        this.services = services;
    }

    @GetMapping("/api/services")
    @Operation(summary = "The services beside the cluster, and whether they answer")
    List<ServiceStatus> services() {
        return services.all();
    }
}
