package io.streamplatform.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaneTest {
    private static final Pattern SETTING = Pattern.compile("\\s+([a-z.-]+): (\\S+)");

    @ParameterizedTest
    @EnumSource(Lane.class)
    void kafkasToolIsGivenWhatTheProducerItselfUses(Lane lane) throws IOException {
        Path settings =
                Path.of("../..", lane.producer + "-service", "src/main/resources/application.yml");

        assertThat(asMap(lane)).isEqualTo(producerSettings(Files.readString(settings)));
    }

    private static Map<String, String> asMap(Lane lane) {
        return lane.producerSettings().stream()
                .map(setting -> setting.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** What stands below {@code producer:}, named as Kafka names it. */
    private static Map<String, String> producerSettings(String yaml) {
        Map<String, String> settings = new TreeMap<>();
        yaml.lines()
                .dropWhile(line -> !line.equals("    producer:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("      "))
                .map(SETTING::matcher)
                .filter(setting -> setting.matches())
                .forEach(setting ->
                        settings.put(
                                setting.group(1).replace('-', '.'), inBytes(setting.group(2))));
        return settings;
    }

    private static String inBytes(String value) {
        int size = value.endsWith("KB") ? 1 << 10 : value.endsWith("MB") ? 1 << 20 : 0;
        return size == 0
                ? value
                : String.valueOf(Long.parseLong(value.substring(0, value.length() - 2)) * size);
    }
}
