package io.streamplatform.dashboard.settings;

import static org.apache.kafka.clients.admin.ConfigEntry.ConfigSource.DEFAULT_CONFIG;
import static org.apache.kafka.clients.admin.ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG;
import static org.apache.kafka.clients.admin.ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG;
import static org.apache.kafka.clients.admin.ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.settings.Setting.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    private static final Target BROKER = new Target.OfBroker(1);
    private static final Target ALL = new Target.OfAllBrokers();

    @Test
    void takingAValueAwayBringsTheOneBelow() {
        Setting setting =
                setting(
                        "threads",
                        false,
                        new Layer(DYNAMIC_BROKER_CONFIG, "4"),
                        new Layer(DYNAMIC_DEFAULT_BROKER_CONFIG, "3"),
                        new Layer(STATIC_BROKER_CONFIG, "2"),
                        new Layer(DEFAULT_CONFIG, "1"));

        assertThat(setting.valueWithout(BROKER)).isEqualTo("3");
        assertThat(setting.valueWithout(ALL)).as("the broker's own still wins").isEqualTo("4");
        assertThat(setting("x", false).valueWithout(BROKER)).isNull();
    }

    @Test
    void secretsAreHidden_andWhatIsNotKnownMayBeOne() {
        Map<String, @Nullable String> set = new HashMap<>();
        set.put("password", "hunter2");
        set.put("unknown", "hunter2");
        set.put("threads", "8");
        SettingsDiff diff =
                SettingsDiff.of(
                        BROKER,
                        new SettingsWish(set, List.of("old.password", "gone")),
                        Map.of(
                                "password", setting("password", true),
                                "old.password", setting("old.password", true),
                                "threads",
                                        setting("threads", false, new Layer(DEFAULT_CONFIG, "3"))));

        assertThat(diff.toString()).doesNotContain("hunter2");
        assertThat(diff.after()).containsEntry("threads", "8").containsEntry("gone", null);
        assertThat(diff.before()).containsEntry("threads", "3").containsEntry("unknown", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "a <code>b</code>  c | a b c",
                "one<br/>two <ul><li>x</li><li>y</li></ul> | one two x y",
                "x &lt; y &amp;&amp; z | x < y && z",
                "<a href=\"#x\">link</a> | link",
                "less < more | less < more",
            })
    void documentationIsPlainText(String html, String words) {
        assertThat(PlainWords.of(html)).isEqualTo(words);
    }

    private static Setting setting(String name, boolean secret, Layer... layers) {
        return new Setting(
                name,
                layers.length == 0 ? null : layers[0].value(),
                secret,
                true,
                layers.length == 0 ? DEFAULT_CONFIG : layers[0].source(),
                "INT",
                null,
                null,
                List.of(layers));
    }
}
