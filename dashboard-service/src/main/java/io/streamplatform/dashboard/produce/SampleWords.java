package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordWords.Filling;
import java.util.List;

/** The lists that names, places and words of made-up records are drawn from. */
final class SampleWords {

    static final List<String> FIRST_NAMES =
            words(
                    """
                    Ada Alan Amina Barbara Chen Diego Edsger Fatima Grace Hedy Ingrid Jonas
                    Katherine Linus Mei Niklaus Olga Priya Radia Sofia Tim Uma Vint Wangari Yuki
                    Zoe\
                    """);

    static final List<String> LAST_NAMES =
            words(
                    """
                    Lovelace Turing Okafor Liskov Wei Rivera Dijkstra Haddad Hopper Lamarr Berg
                    Meyer Johnson Larsen Tanaka Wirth Ivanova Sharma Perlman Rossi Lee Patel
                    Cerf Maathai\
                    """);

    static final List<String> CITIES =
            words(
                    """
                    Accra Berlin Bogota Cairo Chennai Dublin Hanoi Helsinki Istanbul Kyoto Lagos
                    Lima Lisbon London Madrid Montreal Nairobi Oslo Paris Porto Prague Quito
                    Rome Sydney Tunis\
                    """);

    static final List<String> COUNTRIES =
            words(
                    """
                    BR CA CH CO DE EG ES FI FR GB GH IE IN IT JP KE NG NO PE PT TN TR US VN\
                    """);

    static final List<String> WORDS =
            words(
                    """
                    amber basket cedar delta ember forest garnet harbour island jasmine kettle
                    lantern meadow nickel orchard pebble quartz river saffron timber umbrella
                    velvet willow yarrow zephyr\
                    """);

    private SampleWords() {}

    /** One of a list, drawn with the run's own randomness. */
    static String any(List<String> words, Filling in) {
        return words.get(in.random().nextInt(words.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
