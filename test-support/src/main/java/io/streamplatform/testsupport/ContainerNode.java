package io.streamplatform.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * A broker in a container of Kafka's own image. The container listens on the very port that clients
 * are told, published on loopback, so that within and without the broker has one address; it is
 * stopped and started, not replaced, so that address and data stay. Testcontainers removes it at
 * the latest when the JVM ends.
 *
 * <p>The storage is formatted by the test's JVM and copied in, and the broker is started without
 * the image's own set-up: that saves a JVM at each start.
 */
final class ContainerNode implements BrokerNode {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SECONDS_TO_STOP = 60;
    private static final int CONTROLLER_PORT = 9093;
    private static final long MEMORY = 768L * 1024 * 1024;
    private static final long PROCESSES = 512;
    private static final int EXECUTABLE = 0755;

    private static final String CONFIGURATION = "/tmp/broker/server.properties";
    private static final String FORMATTED = "/tmp/broker/formatted";
    private static final String DATA = "/tmp/broker-data";
    private static final String COMMAND =
            "[ -d %2$s ] || cp -r %1$s %2$s; exec /opt/kafka/bin/kafka-server-start.sh %3$s"
                    .formatted(FORMATTED, DATA, CONFIGURATION);

    private final int port;
    private final GenericContainer<?> container;

    ContainerNode(int port, BrokerSettings settings) {
        this.port = port;
        this.container = new GenericContainer<>(BrokerImage.name());
        container
                .withCommand("bash", "-c", COMMAND)
                .withEnv(
                        Map.of(
                                "KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m",
                                "KAFKA_JVM_PERFORMANCE_OPTS",
                                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"))
                .withCopyToContainer(
                        Transferable.of(
                                BrokerSettings.asFile(
                                        settings.at("0.0.0.0", port, CONTROLLER_PORT, DATA))),
                        CONFIGURATION)
                .withCreateContainerCmdModifier(this::confine)
                .waitingFor(
                        new AbstractWaitStrategy() {
                            @Override
                            protected void waitUntilReady() {
                                awaitReady();
                            }
                        });
    }

    /** Loopback only, and no more memory or processes than a broker of tests needs. */
    private void confine(CreateContainerCmd command) {
        ExposedPort exposed = ExposedPort.tcp(port);
        HostConfig host = Objects.requireNonNull(command.getHostConfig(), "host config");
        host.withPortBindings(new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), exposed))
                .withMemory(MEMORY)
                .withMemorySwap(MEMORY)
                .withPidsLimit(PROCESSES);
        command.withExposedPorts(exposed);
        Objects.requireNonNull(command.getLabels(), "labels").putAll(OrphanedContainers.label());
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            BrokerStorage storage = BrokerStorage.formatted();
            try {
                container.withCopyFileToContainer(
                        MountableFile.forHostPath(storage.folder(), EXECUTABLE), FORMATTED);
                container.start();
            } finally {
                storage.delete();
            }
        } else {
            docker().startContainerCmd(container.getContainerId()).exec();
            awaitReady();
        }
    }

    @Override
    public void stop() {
        if (container.getContainerId() != null) {
            try {
                docker().stopContainerCmd(container.getContainerId())
                        .withTimeout(SECONDS_TO_STOP)
                        .exec();
            } catch (NotModifiedException stoppedAlready) {
                // That is what was asked for.
            }
        }
    }

    @Override
    public void discard() {
        container.stop();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    private void awaitReady() {
        try {
            BrokerReadiness.await("127.0.0.1:" + port, PATIENCE, container::isRunning);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; it logged:\n" + lastLines(), e);
        }
    }

    private String lastLines() {
        var lines = container.getLogs().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
