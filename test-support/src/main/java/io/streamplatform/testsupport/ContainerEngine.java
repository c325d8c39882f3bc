package io.streamplatform.testsupport;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The Docker engine that runs the brokers of tests; asked once in a JVM. */
final class ContainerEngine {
    private static final int MINUTES_TO_PULL = 5;

    /** Where containers' ports are published when the engine is on this machine. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private static final class Answer {
        private static final @Nullable String OBSTACLE = obstacle();
    }

    private ContainerEngine() {}

    /** Why no broker can run in a container here, in words; empty if one can. */
    static Optional<String> whyThereIsNone() {
        return Optional.ofNullable(Answer.OBSTACLE);
    }

    private static @Nullable String obstacle() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return "no Docker engine answers";
        }
        if (!isOnThisMachine()) {
            return "Docker is at %s, and the broker's ports are published on its loopback only"
                    .formatted(DockerClientFactory.instance().dockerHostIpAddress());
        }
        OrphanedContainers.remove(DockerClientFactory.lazyClient());
        return missingImage(BrokerImage.name());
    }

    /** Testcontainers sees a container wherever there is {@code /.dockerenv}; its name tells. */
    private static boolean isOnThisMachine() {
        return LOOPBACK.contains(DockerClientFactory.instance().dockerHostIpAddress())
                || hostName().equals(DockerClientFactory.lazyClient().infoCmd().exec().getName());
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static @Nullable String missingImage(String image) {
        var docker = DockerClientFactory.lazyClient();
        try {
            var _ = docker.inspectImageCmd(image).exec();
            return null;
        } catch (NotFoundException notHere) {
            return pull(image);
        }
    }

    private static @Nullable String pull(String image) {
        try {
            boolean done =
                    DockerClientFactory.lazyClient()
                            .pullImageCmd(image)
                            .start()
                            .awaitCompletion(MINUTES_TO_PULL, TimeUnit.MINUTES);
            return done ? null : image + " did not arrive in " + MINUTES_TO_PULL + " minutes";
        } catch (DockerException e) {
            return "Docker has no image " + image + " and cannot pull it: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Docker pulled " + image, e);
        }
    }
}
