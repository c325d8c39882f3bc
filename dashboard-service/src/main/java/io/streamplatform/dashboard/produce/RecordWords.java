package io.streamplatform.dashboard.produce;

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

    private static final List<String> FIRST =
            List.of(
                    "Ada",
                    "Alan",
                    "Amina",
                    "Barbara",
                    "Chen",
                    "Diego",
                    "Edsger",
                    "Fatima",
                    "Grace",
                    "Hedy",
                    "Ingrid",
                    "Jonas",
                    "Katherine",
                    "Linus",
                    "Mei",
                    "Niklaus",
                    "Olga",
                    "Priya",
                    "Radia",
                    "Sofia",
                    "Tim",
                    "Uma",
                    "Vint",
                    "Wangari",
                    "Yuki",
                    "Zoe");
    private static final List<String> LAST =
            List.of(
                    "Lovelace",
                    "Turing",
                    "Okafor",
                    "Liskov",
                    "Wei",
                    "Rivera",
                    "Dijkstra",
                    "Haddad",
                    "Hopper",
                    "Lamarr",
                    "Berg",
                    "Meyer",
                    "Johnson",
                    "Larsen",
                    "Tanaka",
                    "Wirth",
                    "Ivanova",
                    "Sharma",
                    "Perlman",
                    "Rossi",
                    "Lee",
                    "Patel",
                    "Cerf",
                    "Maathai");
    private static final List<String> CITIES =
            List.of(
                    "Accra",
                    "Berlin",
                    "Bogota",
                    "Cairo",
                    "Chennai",
                    "Dublin",
                    "Hanoi",
                    "Helsinki",
                    "Istanbul",
                    "Kyoto",
                    "Lagos",
                    "Lima",
                    "Lisbon",
                    "London",
                    "Madrid",
                    "Montreal",
                    "Nairobi",
                    "Oslo",
                    "Paris",
                    "Porto",
                    "Prague",
                    "Quito",
                    "Rome",
                    "Sydney",
                    "Tunis");
    private static final List<String> COUNTRIES =
            List.of(
                    "BR", "CA", "CH", "CO", "DE", "EG", "ES", "FI", "FR", "GB", "GH", "IE", "IN",
                    "IT", "JP", "KE", "NG", "NO", "PE", "PT", "TN", "TR", "US", "VN");
    private static final List<String> WORDS =
            List.of(
                    "amber",
                    "basket",
                    "cedar",
                    "delta",
                    "ember",
                    "forest",
                    "garnet",
                    "harbour",
                    "island",
                    "jasmine",
                    "kettle",
                    "lantern",
                    "meadow",
                    "nickel",
                    "orchard",
                    "pebble",
                    "quartz",
                    "river",
                    "saffron",
                    "timber",
                    "umbrella",
                    "velvet",
                    "willow",
                    "yarrow",
                    "zephyr");
    private static final String ALPHANUMERIC =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONGEST = 100_000;

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
                            arguments -> {
                                long first = arguments.isBlank() ? 1 : integer(arguments);
                                return in -> Long.toString(first + in.index());
                            }),
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
                            RecordWords::wholeNumber),
                    new Word(
                            "random.double",
                            "{{random.double(0,1)}}",
                            "a number with four decimals",
                            RecordWords::number),
                    plain(
                            "random.boolean",
                            "true or false",
                            in -> Boolean.toString(in.random().nextBoolean())),
                    new Word(
                            "random.choice",
                            "{{random.choice(red,green,blue)}}",
                            "one of these",
                            RecordWords::choice),
                    new Word(
                            "random.hex",
                            "{{random.hex(16)}}",
                            "so many hexadecimal digits",
                            arguments -> characters(arguments, "0123456789abcdef")),
                    new Word(
                            "random.text",
                            "{{random.text(12)}}",
                            "so many letters and digits",
                            arguments -> characters(arguments, ALPHANUMERIC)),
                    plain(
                            "random.name",
                            "a person's name",
                            in -> of(FIRST, in) + " " + of(LAST, in)),
                    plain("random.firstName", "a first name", in -> of(FIRST, in)),
                    plain("random.lastName", "a last name", in -> of(LAST, in)),
                    plain(
                            "random.email",
                            "an address at example.com",
                            in ->
                                    "%s.%s%d@example.com"
                                            .formatted(
                                                    of(FIRST, in),
                                                    of(LAST, in),
                                                    in.random().nextInt(100))
                                            .toLowerCase(Locale.ROOT)),
                    plain("random.city", "a city", in -> of(CITIES, in)),
                    plain("random.country", "a country, two letters", in -> of(COUNTRIES, in)),
                    plain(
                            "random.ip",
                            "an IPv4 address of a private network",
                            in ->
                                    "10.%d.%d.%d"
                                            .formatted(
                                                    octet(in),
                                                    octet(in),
                                                    1 + in.random().nextInt(254))),
                    plain("random.word", "a word", in -> of(WORDS, in)),
                    plain(
                            "random.sentence",
                            "a few words",
                            in ->
                                    "%s %s %s %s"
                                            .formatted(
                                                    of(WORDS, in),
                                                    of(WORDS, in),
                                                    of(WORDS, in),
                                                    of(WORDS, in))));

    private static Word plain(String name, String meaning, Source source) {
        return new Word(
                name,
                "{{" + name + "}}",
                meaning,
                arguments -> {
                    if (!arguments.isBlank()) {
                        throw new IllegalArgumentException("nothing goes between the parentheses");
                    }
                    return source;
                });
    }

    private static Source wholeNumber(String arguments) {
        String[] ends = two(arguments);
        long least = integer(ends[0]);
        long most = integer(ends[1]);
        requireOrder(least <= most);
        return most == Long.MAX_VALUE
                ? in ->
                        Long.toString(
                                least == Long.MIN_VALUE
                                        ? in.random().nextLong()
                                        : in.random().nextLong(least - 1, most) + 1)
                : in -> Long.toString(in.random().nextLong(least, most + 1));
    }

    private static Source number(String arguments) {
        String[] ends = two(arguments);
        double least = Double.parseDouble(ends[0]);
        double most = Double.parseDouble(ends[1]);
        requireOrder(least < most && Double.isFinite(most - least));
        return in -> String.format(Locale.ROOT, "%.4f", in.random().nextDouble(least, most));
    }

    private static Source choice(String arguments) {
        if (arguments.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException(
                    "a choice holds no quotation marks, backslashes and line breaks");
        }
        List<String> choices =
                List.of(arguments.split(",", -1)).stream().map(String::strip).toList();
        return in -> of(choices, in);
    }

    private static Source characters(String arguments, String alphabet) {
        long length = integer(arguments);
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("give a length from 1 to %,d".formatted(LONGEST));
        }
        return in -> {
            StringBuilder text = new StringBuilder((int) length);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(in.random().nextInt(alphabet.length())));
            }
            return text.toString();
        };
    }

    private static String[] two(String arguments) {
        String[] ends = arguments.split(",", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("two numbers are wanted");
        }
        return new String[] {ends[0].strip(), ends[1].strip()};
    }

    private static void requireOrder(boolean ordered) {
        if (!ordered) {
            throw new IllegalArgumentException("the smaller number comes first");
        }
    }

    private static long integer(String text) {
        return Long.parseLong(text.strip());
    }

    private static String of(List<String> words, Filling in) {
        return words.get(in.random().nextInt(words.size()));
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
