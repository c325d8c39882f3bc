package io.streamplatform.dashboard.services;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks at each configured service on a thread of its own; a slow one delays nobody. */
@Component
public class ServiceCatalogue implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ServiceCatalogue.class);

    private final ServicesProperties properties;
    private final JsonMapper json;
    private final Map<String, ServiceStatus> statuses = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private @Nullable HttpClient http;

    ServiceCatalogue(ServicesProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /** Services that have answered at least once, as they were last seen. */
    public List<ServiceStatus> all() {
        List<ServiceStatus> all = new ArrayList<>();
        for (String name : properties.services().keySet()) {
            ServiceStatus status = statuses.get(name);
            if (status != null && status.everReached()) {
                all.add(status);
            }
        }
        return all;
    }

    @Override
    public void start() {
        running = true;
        HttpClient client = properties.newClient();
        http = client;
        properties
                .services()
                .forEach((name, target) -> {
                    URI url = target.url();
                    if (url == null) {
                        return; // as many as there are, each of which may come and go
                    }
                    ServiceProbe probe =
                            new ServiceProbe(client, json, name, url, properties.pollTimeout());
                    threads.add(
                            Thread.ofVirtual()
                                    .name("look-at-" + name)
                                    .start(() -> look(name, probe)));
                });
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
        if (http != null) {
            http.shutdownNow();
            http = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look(String name, ServiceProbe probe) {
        ServiceStatus status = probe.before();
        try {
            while (running) {
                ServiceStatus next = probe.look(status);
                if (next.status() != status.status()) {
                    log.info("{} is {}", name, next.status());
                }
                status = next;
                statuses.put(name, next);
                Thread.sleep(properties.pollPeriod().multipliedBy(1 + probe.roundsToRest()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
