package io.streamplatform.dashboard.produce;

import static io.streamplatform.dashboard.produce.SampleWords.CITIES;
import static io.streamplatform.dashboard.produce.SampleWords.COUNTRIES;
import static io.streamplatform.dashboard.produce.SampleWords.FIRST_NAMES;
import static io.streamplatform.dashboard.produce.SampleWords.LAST_NAMES;
import static io.streamplatform.dashboard.produce.SampleWords.WORDS;
import static io.streamplatform.dashboard.produce.SampleWords.any;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What can be filled into a record. Every word is made of characters that stand in a JSON string as
 * they are, so that a document stays one.
 */
final class RecordWords {

    private RecordWords() {}

    /**
     * One record's turn.
     *
     * @param index from 0
     * @param now when the record is made
     * @param random of the run
     */
    record Filling(long index, Instant now, SplittableRandom random) {}

    /** Gives the word for one record. */
    @FunctionalInterface
    interface Source {
        String in(Filling filling);
    }

    /** Reads what stands between the parentheses, empty when nothing does. */
    @FunctionalInterface
    interface Maker {
        /**
         * @throws IllegalArgumentException in words
         */
        Source with(String arguments);
    }

    /**
     * A word.
     *
     * @param name how it is called
     * @param example how it is written
     * @param meaning what it gives
     */
    record Word(String name, String example, String meaning, Maker maker) {}

    static final List<Word> ALL =
            List.of(
                    new Word(
                            "n",
                            "{{n}}, {{n(1000)}}",
                            "1, 2, 3 …, or counted from another number",
                            WordMakers::count),
                    plain("uuid", "a random UUID", in -> uuid(in.random())),
                    plain("now", "the time, ISO-8601", in -> in.now().toString()),
                    plain(
                            "now.millis",
                            "the time in milliseconds since 1970",
                            in -> Long.toString(in.now().toEpochMilli())),
                    new Word(
                            "random.int",
                            "{{random.int(1,100)}}",
                            "a whole number, both ends included",
                            WordMakers::wholeNumber),
                    new Word(
                            "random.double",
                            "{{random.double(0,1)}}",
                            "a number with four decimals",
                            WordMakers::number),
                    plain(
                            "random.boolean",
                            "true or false",
                            in -> Boolean.toString(in.random().nextBoolean())),
                    new Word(
                            "random.choice",
                            "{{random.choice(red,green,blue)}}",
                            "one of these",
                            WordMakers::choice),
                    new Word(
                            "random.hex",
                            "{{random.hex(16)}}",
                            "so many hexadecimal digits",
                            arguments -> WordMakers.characters(arguments, WordMakers.HEXADECIMAL)),
                    new Word(
                            "random.text",
                            "{{random.text(12)}}",
                            "so many letters and digits",
                            arguments -> WordMakers.characters(arguments, WordMakers.ALPHANUMERIC)),
                    plain(
                            "random.name",
                            "a person's name",
                            in -> any(FIRST_NAMES, in) + " " + any(LAST_NAMES, in)),
                    plain("random.firstName", "a first name", in -> any(FIRST_NAMES, in)),
                    plain("random.lastName", "a last name", in -> any(LAST_NAMES, in)),
                    plain(
                            "random.email",
                            "an address at example.com",
                            in ->
                                    "%s.%s%d@example.com"
                                            .formatted(
                                                    any(FIRST_NAMES, in),
                                                    any(LAST_NAMES, in),
                                                    in.random().nextInt(100))
                                            .toLowerCase(Locale.ROOT)),
                    plain("random.city", "a city", in -> any(CITIES, in)),
                    plain("random.country", "a country, two letters", in -> any(COUNTRIES, in)),
                    plain(
                            "random.ip",
                            "an IPv4 address of a private network",
                            in ->
                                    "10.%d.%d.%d"
                                            .formatted(
                                                    octet(in),
                                                    octet(in),
                                                    1 + in.random().nextInt(254))),
                    plain("random.word", "a word", in -> any(WORDS, in)),
                    plain(
                            "random.sentence",
                            "a few words",
                            in ->
                                    "%s %s %s %s"
                                            .formatted(
                                                    any(WORDS, in),
                                                    any(WORDS, in),
                                                    any(WORDS, in),
                                                    any(WORDS, in))));

    private static Word plain(String name, String meaning, Source source) {
        return new Word(
                name,
                "{{" + name + "}}",
                meaning,
                arguments -> {
                    WordMakers.requireNone(arguments);
                    return source;
                });
    }

    private static int octet(Filling in) {
        return in.random().nextInt(256);
    }

    private static String uuid(SplittableRandom random) {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }
}
