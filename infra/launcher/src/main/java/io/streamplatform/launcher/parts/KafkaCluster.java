package io.streamplatform.launcher.parts;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The platform's own Kafka as it lies in the state folder: how many brokers it has, and the
 * identity that they share. Both are written down before the first of them is given its data
 * folder, and stay as they are for as long as there is data.
 */
public final class KafkaCluster {

    private static final String BROKERS = "brokers";
    private static final String ID = "cluster.id";

    private final Path folder;
    private final Brokers brokers;

    /**
     * @param state the state folder
     * @param brokers how many it is to have
     */
    public KafkaCluster(Path state, Brokers brokers) {
        this.folder = folder(state);
        this.brokers = brokers;
    }

    /** Where it keeps all that it has. */
    public static Path folder(Path state) {
        return state.resolve("kafka");
    }

    /** How many brokers the Kafka in that state folder has; empty when there is none yet. */
    public static Optional<Brokers> keptIn(Path state) throws IOException {
        Properties kept = read(folder(state).resolve("cluster.properties"));
        String count = kept.getProperty(BROKERS);
        if (count != null) {
            return Optional.of(Brokers.of(Integer.parseInt(count.strip())));
        }
        // As written before there were clusters of three.
        return hasData(folder(state), 1) ? Optional.of(Brokers.ONE) : Optional.empty();
    }

    /**
     * Chooses how many brokers there are to be.
     *
     * @param wanted what was asked for, if anything
     * @throws InvalidSettingException when there is data already, of another number
     */
    public static Brokers choose(Path state, Optional<Brokers> wanted) throws IOException {
        Optional<Brokers> kept = keptIn(state);
        Brokers chosen = wanted.or(() -> kept).orElse(Brokers.ONE);
        if (kept.isPresent() && chosen != kept.get() && hasData(folder(state))) {
            throw new InvalidSettingException(
                    ("--brokers is %d, but the data in %s is that of %d; leave the option out to go"
                         + " on with it, delete it with ./platform clean, or keep both by another"
                         + " --state-dir.")
                            .formatted(chosen.count(), folder(state), kept.get().count()));
        }
        return chosen;
    }

    Path folderOf(int broker) {
        return folder.resolve("broker-" + broker);
    }

    /** Writes down the number of brokers, and who they are together, unless that was done. */
    public synchronized void keep() throws IOException {
        Path file = folder.resolve("cluster.properties");
        Properties kept = read(file);
        if (String.valueOf(brokers.count()).equals(kept.getProperty(BROKERS))) {
            return;
        }
        Files.createDirectories(folder);
        Path draft = folder.resolve("cluster.properties.draft");
        Files.write(
                draft,
                List.of(
                        "# Written once; the data beside it belongs to it.",
                        BROKERS + "=" + brokers.count(),
                        ID + "=" + idOfData().orElseGet(KafkaCluster::newId)));
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The identity that all its brokers share. */
    synchronized String id() throws IOException {
        keep();
        return read(folder.resolve("cluster.properties")).getProperty(ID, "");
    }

    private Optional<String> idOfData() throws IOException {
        Properties meta = read(folderOf(1).resolve("data").resolve("meta.properties"));
        return Optional.ofNullable(meta.getProperty(ID));
    }

    private static boolean hasData(Path folder) {
        return Brokers.THREE.ids().anyMatch(broker -> hasData(folder, broker));
    }

    private static boolean hasData(Path folder, int broker) {
        return Files.exists(folder.resolve("broker-" + broker + "/data/meta.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    /** 16 random bytes as Kafka writes them. A version 4 UUID's cannot begin with a dash here. */
    private static String newId() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits() & Long.MAX_VALUE)
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
