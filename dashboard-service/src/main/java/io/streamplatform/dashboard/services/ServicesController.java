package io.streamplatform.dashboard.services;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services beside the cluster as JSON. */
@RestController
class ServicesController {

    private final ServiceCatalogue services;

    ServicesController(ServiceCatalogue services) {
        this.services = services;
    }

    @GetMapping("/api/services")
    List<ServiceStatus> services() {
        return services.all();
    }
}
