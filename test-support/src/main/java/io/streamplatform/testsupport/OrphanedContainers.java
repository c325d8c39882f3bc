package io.streamplatform.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;

/**
 * Brokers' containers whose JVM was killed before it could remove them. Each carries the process
 * that it belongs to; whoever starts the next broker removes those whose process is gone.
 */
final class OrphanedContainers {
    private static final String LABEL = "io.streamplatform.test-broker.pid";

    private OrphanedContainers() {}

    /** The mark of this JVM's containers. */
    static Map<String, String> label() {
        return Map.of(LABEL, Long.toString(ProcessHandle.current().pid()));
    }

    static void remove(DockerClient docker) {
        docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
                .filter(OrphanedContainers::isOrphaned)
                .forEach(container -> remove(docker, container));
    }

    private static boolean isOrphaned(Container container) {
        return ProcessHandle.of(Long.parseLong(container.getLabels().get(LABEL))).isEmpty();
    }

    private static void remove(DockerClient docker, Container container) {
        try {
            docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (DockerException anotherTestWasQuicker) {
            // It is gone, or on its way.
        }
    }
}
