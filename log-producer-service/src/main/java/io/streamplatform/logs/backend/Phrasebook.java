package io.streamplatform.logs.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.logs.LogLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each service logs at each level. */
final class Phrasebook {
    private final Map<Service, Map<LogLevel, List<Phrase>>> phrases = new EnumMap<>(Service.class);
    private final Map<Service, Map<LogLevel, List<Phrase>>> withoutCall =
            new EnumMap<>(Service.class);

    private Phrasebook() {}

    /** Reads the book. */
    static Phrasebook load() {
        Phrasebook book = new Phrasebook();
        for (String[] line : table("/lines.psv")) {
            book.add(line, new Phrase(line[1], new Wording(line[3]), null));
        }
        for (String[] line : table("/failures.psv")) {
            book.add(
                    line,
                    new Phrase(
                            line[1],
                            new Wording(line[3]),
                            Phrase.Thrown.of(line[4], line[5], line[6], line[7])));
        }
        return book;
    }

    /**
     * What a service logs at a level.
     *
     * @param calls whether it calls another service just then
     */
    List<Phrase> phrases(Service service, LogLevel level, boolean calls) {
        return of(calls ? phrases : withoutCall, service, level);
    }

    private void add(String[] line, Phrase phrase) {
        Service service = Service.labelled(line[0]);
        LogLevel level = LogLevel.valueOf(line[2]);
        of(phrases, service, level).add(phrase);
        if (!phrase.tellsOfCall()) {
            of(withoutCall, service, level).add(phrase);
        }
    }

    private static List<Phrase> of(
            Map<Service, Map<LogLevel, List<Phrase>>> book, Service service, LogLevel level) {
        return book.computeIfAbsent(service, _ -> new EnumMap<>(LogLevel.class))
                .computeIfAbsent(level, _ -> new ArrayList<>());
    }

    private static List<String[]> table(String resource) {
        InputStream stream =
                Objects.requireNonNull(
                        Phrasebook.class.getResourceAsStream(resource), resource + " is missing");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
