package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.InvalidSettingException;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.run.PartStatus;
import io.streamplatform.launcher.run.PlatformStatus;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform is found: by what was said on the command line, else by the environment, else
 * where the launcher that runs has it, else at the standard ports.
 */
public final class Addresses {

    /** What the demonstrations call. */
    public enum Place {
        /** The dashboard, which also passes requests on to the consumers. */
        DASHBOARD("dashboard", "DASHBOARD_URL"),
        /** The dashboard as the person's browser finds it: not the same from inside a container. */
        DASHBOARD_LINK("dashboard", "DASHBOARD_LINK"),
        EVENT_PRODUCER("event-producer", "EVENT_PRODUCER_URL"),
        LOG_PRODUCER("log-producer", "LOG_PRODUCER_URL"),
        METRICS_PRODUCER("metrics-producer", "METRICS_PRODUCER_URL"),
        /** Where Kafka's clients connect first. */
        KAFKA("kafka", "KAFKA_BOOTSTRAP_SERVERS");

        private final String part;
        private final String variable;

        Place(String part, String variable) {
            this.part = part;
            this.variable = variable;
        }

        String part() {
            return part;
        }
    }

    private static final Pattern URL = Pattern.compile("https?://[^/\\s:]+(:\\d{1,5})?/*");

    private final Map<Place, String> told;
    private final Map<String, String> environment;
    private final Map<Place, String> running;

    /**
     * @param told what the command line says
     * @param running what the launcher that runs says, null when none runs
     */
    public Addresses(
            Map<Place, String> told,
            Map<String, String> environment,
            @Nullable PlatformStatus running) {
        this.told = Map.copyOf(told);
        this.environment = environment;
        this.running = running == null ? Map.of() : places(running);
    }

    private static Map<Place, String> places(PlatformStatus status) {
        Map<String, String> parts = new HashMap<>();
        for (PartStatus part : status.parts()) {
            parts.put(part.name(), part.address());
        }
        Map<Place, String> places = new LinkedHashMap<>();
        for (Place place : Place.values()) {
            String address =
                    switch (place) {
                        case KAFKA -> status.bootstrapServers();
                        case DASHBOARD_LINK -> status.dashboard();
                        default -> parts.get(place.part);
                    };
            if (address != null) {
                places.put(place, address);
            }
        }
        return places;
    }

    /**
     * Where that is, without a slash at the end.
     *
     * @throws InvalidSettingException when what was said is no address
     */
    public String of(Place place) {
        String address = told.getOrDefault(place, environment.getOrDefault(place.variable, ""));
        if (address.isBlank()) {
            address = running.getOrDefault(place, "");
        }
        if (address.isBlank()) {
            return standard(place);
        }
        if (place != Place.KAFKA && !URL.matcher(address.strip()).matches()) {
            throw new InvalidSettingException(
                    "%s is '%s'; set an address like http://127.0.0.1:8080."
                            .formatted(place.variable, address));
        }
        return address.strip().replaceAll("/+$", "");
    }

    /** The port at which the dashboard answers. */
    int dashboardPort() {
        URI dashboard = URI.create(of(Place.DASHBOARD));
        int standard = dashboard.getScheme().equals("https") ? 443 : 80;
        return dashboard.getPort() < 0 ? standard : dashboard.getPort();
    }

    private String standard(Place place) {
        return switch (place) {
            case DASHBOARD_LINK -> of(Place.DASHBOARD);
            case KAFKA -> "127.0.0.1:" + port(place);
            default -> "http://127.0.0.1:" + port(place);
        };
    }

    private int port(Place place) {
        return Ports.of(Brokers.ONE, environment, Map.of()).of(place.part).number();
    }
}
