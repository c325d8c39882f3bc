package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A temporary folder that is formatted for a broker of a new cluster.
 *
 * @param folder where it is
 */
record BrokerStorage(Path folder) {

    static BrokerStorage formatted() {
        try {
            BrokerStorage storage = new BrokerStorage(Files.createTempDirectory("test-broker-"));
            storage.format();
            return storage;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the test broker", e);
        }
    }

    private void format() {
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the test broker's " + folder, e);
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
