package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.KafkaCluster;
import io.streamplatform.launcher.parts.LikesConsumers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PlatformParts;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.parts.RegistryUse;
import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command works on.
 *
 * @param root the repository
 * @param state the state folder of the platform that is meant
 * @param environment where ports are set
 */
public record Workspace(Path root, StateFolder state, Map<String, String> environment) {

    private static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";
    private static final String REGISTRY = "SCHEMA_REGISTRY_URL";

    static Workspace of(Path root, @Nullable Path stateDir, Map<String, String> environment) {
        String set = environment.getOrDefault("PLATFORM_STATE_DIR", "");
        Path folder =
                stateDir != null
                        ? stateDir
                        : set.isBlank() ? root.resolve(".platform") : Path.of(set);
        return new Workspace(root, new StateFolder(folder), environment);
    }

    /** Unpacked parts and their caches, shared by all platforms that run from this clone. */
    Path prepared() {
        return root.resolve(".platform/prepared");
    }

    /**
     * All parts, with their ports as they are set now.
     *
     * @param brokers how many brokers the platform's own Kafka has
     * @param names the parts that are to be started; without a broker among them the services go to
     *     KAFKA_BOOTSTRAP_SERVERS, and without the registry to SCHEMA_REGISTRY_URL, if that is set
     */
    List<Part> parts(Brokers brokers, Map<String, Integer> portOptions, Set<String> names) {
        Ports ports = Ports.of(brokers, environment, portOptions);
        boolean ownKafka = !Collections.disjoint(names, brokers.names()) || !isSet(KAFKA);
        return PlatformParts.of(
                root,
                state.path(),
                ports,
                ownKafka
                        ? PlatformParts.bootstrapServers(ports)
                        : environment.getOrDefault(KAFKA, ""),
                registryUse(names));
    }

    private RegistryUse registryUse(Set<String> names) {
        if (names.contains(PlatformParts.REGISTRY)) {
            return RegistryUse.OWN;
        }
        return isSet(REGISTRY) ? RegistryUse.FOREIGN : RegistryUse.OWN_LATER;
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /** As many brokers as the state folder's Kafka has, or will have if nothing else is said. */
    Brokers brokers() throws IOException {
        return KafkaCluster.choose(state.path(), Optional.empty());
    }

    /** The names of all parts of a platform with so many brokers. */
    List<String> partNames(Brokers brokers) {
        return PlatformParts.of(root, state.path(), Ports.standard(brokers)).stream()
                .map(Part::name)
                .toList();
    }

    /**
     * Those of the names, or a failure that tells which names there are. The name {@code kafka}
     * stands for all brokers, however many there are, and {@code likes-consumers} for those that
     * run, or else those that usually do.
     */
    Set<String> known(List<String> names, Brokers brokers) throws IOException {
        return known(names, brokers, likesConsumers());
    }

    private List<String> likesConsumers() throws IOException {
        List<String> running =
                running().stream()
                        .flatMap(run -> run.parts().stream())
                        .map(RunRecord.PartRecord::name)
                        .filter(name -> LikesConsumers.numberOf(name) > 0)
                        .sorted(Comparator.comparingInt(LikesConsumers::numberOf))
                        .toList();
        return running.isEmpty() ? LikesConsumers.names(LikesConsumers.STANDARD) : running;
    }

    /**
     * The same.
     *
     * @param likesConsumers what {@code likes-consumers} stands for
     */
    Set<String> known(List<String> names, Brokers brokers, List<String> likesConsumers) {
        List<String> all = partNames(brokers);
        Set<String> known = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(Brokers.ALL)) {
                known.addAll(brokers.names());
            } else if (name.equals(LikesConsumers.ALL)) {
                known.addAll(likesConsumers);
            } else if (all.contains(name)) {
                known.add(name);
            } else {
                throw new CommandFailedException(
                        ExitCode.USAGE,
                        "No part is called '%s'; there are %s."
                                .formatted(name, String.join(", ", all)));
            }
        }
        return known;
    }

    /** The platform that a launcher runs now in the state folder. */
    Optional<RunRecord> running() throws IOException {
        return state.isHeld() ? state.read() : Optional.empty();
    }

    /** Gives orders to the launcher that runs, or fails saying that none does. */
    ControlClient control(String remedy) throws IOException {
        return running()
                .map(ControlClient::new)
                .orElseThrow(() ->
                        new CommandFailedException(
                                ExitCode.NOT_RUNNING,
                                "The platform is not running (state folder "
                                        + state.path()
                                        + "); "
                                        + remedy));
    }
}
