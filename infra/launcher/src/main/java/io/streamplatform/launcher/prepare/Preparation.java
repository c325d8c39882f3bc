package io.streamplatform.launcher.prepare;

import io.streamplatform.launcher.parts.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the parts start fast. Each is unpacked and rehearsed once: run for real, against a broker
 * of its own in a throwaway folder, while its JVM notes what it loads and how its hot code behaves;
 * from then on it starts from that ahead-of-time cache (JEP 483, 514, 515) in a third of the time.
 * What is prepared is kept until a part, its JVM's options or the JDK changes, and shared by all
 * platforms that run from this clone.
 */
public final class Preparation {

    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param folder where prepared parts are kept
     * @param say takes each line for the person who waits
     */
    public Preparation(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    /**
     * Prepares those parts that are not, and tells how each is to be started.
     *
     * @param doubles makes a double of every part of the platform that keeps its state in the
     *     folder given and disturbs nobody's ports
     */
    public Function<Part, List<String>> prepare(
            List<Part> parts, Function<Path, List<Part>> doubles)
            throws IOException, InterruptedException {
        Map<String, PreparedPart> prepared = new LinkedHashMap<>();
        // Of several with the same program the last is rehearsed: of likes a consumer, which needs
        // more of what is in it than the publisher.
        for (Part part : parts) {
            Path place = folder.resolve(part.programName() + "-" + Fingerprint.of(part));
            prepared.put(part.programName(), new PreparedPart(part, place));
        }
        if (prepared.values().stream().anyMatch(part -> !part.isComplete())) {
            prepareOneAtATime(prepared, doubles);
        }
        for (PreparedPart part : prepared.values()) {
            part.use();
        }
        return part -> {
            PreparedPart found = prepared.get(part.programName());
            return found == null ? Commands.plain(part) : found.command(part);
        };
    }

    /** Two platforms may be started from one clone at the same time: the second one waits. */
    private void prepareOneAtATime(
            Map<String, PreparedPart> prepared, Function<Path, List<Part>> doubles)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            List<PreparedPart> missing =
                    prepared.values().stream().filter(part -> !part.isComplete()).toList();
            if (!missing.isEmpty()) {
                prepare(missing, prepared, doubles);
            }
        }
    }

    private void prepare(
            List<PreparedPart> missing,
            Map<String, PreparedPart> prepared,
            Function<Path, List<Part>> doubles)
            throws IOException, InterruptedException {
        say.accept(
                "Preparing a fast start, once for what was built (%d %s, two at a time)"
                        .formatted(missing.size(), missing.size() == 1 ? "part" : "parts"));
        Path stage = folder.resolve("stage-" + ProcessHandle.current().pid());
        Files.createDirectories(stage);
        try {
            for (PreparedPart part : missing) {
                deleteOthers(part);
                part.unpack();
            }
            new Rehearsal(doubles.apply(stage), prepared, stage, say).run(missing);
        } finally {
            PreparedPart.delete(stage);
        }
    }

    /** Earlier builds of the part, unless a platform still runs from them. */
    private void deleteOthers(PreparedPart part) throws IOException {
        String name = part.part().programName();
        String pattern = java.util.regex.Pattern.quote(name) + "-[0-9a-f]{12}";
        try (Stream<Path> places = Files.list(folder)) {
            places.filter(place -> place.getFileName().toString().matches(pattern))
                    .forEach(Preparation::deleteUnlessInUse);
        }
    }

    private static void deleteUnlessInUse(Path place) {
        try {
            if (!PreparedPart.isInUse(place)) {
                PreparedPart.delete(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + place, e);
        }
    }
}
