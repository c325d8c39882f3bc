package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings mean to people, what a change of them does, and their documentation as text. */
class SettingRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "retention.ms, 604800000, 60000, 1, deleted within minutes",
                "retention.ms, -1, 60000, 1, deleted within minutes",
                "retention.ms, 60000, 604800000, 1, -",
                "retention.ms, 60000, -1, 1, -",
                "retention.ms, 60000, soon, 1, -",
                "retention.bytes, 2048, 1024, 1, deleted within minutes",
                "cleanup.policy, delete, compact, 1, records without a key are refused",
                "cleanup.policy, delete, 'compact,delete', 1, records without a key are refused",
                "cleanup.policy, compact, 'compact,delete', 1, Records older than retention.ms",
                "cleanup.policy, 'compact,delete', compact, 1, -",
                "cleanup.policy, compact, compact, 1, -",
                "min.insync.replicas, 1, 2, 1, so this counts as 1.",
                "min.insync.replicas, 1, 1, 1, -",
                "min.insync.replicas, 1, 4, 3, 'counts as 3. Writes with acks=all are refused as"
                        + " soon as one replica is away'",
                "min.insync.replicas, 1, 3, 3, as soon as one replica is away",
                "min.insync.replicas, 1, 2, 3, -",
                "min.insync.replicas, 2, 1, 1, -",
                "max.message.bytes, 1048588, 1000, 1, refused from now on",
                "max.message.bytes, 1000, 1048588, 1, -",
                "unclean.leader.election.enable, false, true, 3, can be lost",
                "unclean.leader.election.enable, true, false, 3, -",
                "message.timestamp.type, CreateTime, LogAppendTime, 1, new records alone",
                "segment.ms, 604800000, 1000, 1, -",
                "retention.ms, 604800000, -, 1, -",
            })
    void whatAChangeDoesBesideIsSaid(
            String setting,
            @Nullable String before,
            @Nullable String after,
            int replicas,
            @Nullable String said) {
        String caution = SettingCautions.of(setting, before, after, replicas);
        if (said == null) {
            assertThat(caution).isNull();
        } else {
            assertThat(caution).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "retention.ms, 604800000, 7 d",
                "retention.ms, -1, no limit",
                "segment.ms, 9223372036854775807, no limit",
                "flush.ms, 500, -",
                "retention.ms, 5400000, 1 h 30 min",
                "max.message.bytes, 1048588, 1.0 MiB",
                "retention.bytes, -1, no limit",
                "retention.bytes, -2, -",
                "retention.ms, -2, -",
                "segment.bytes, 512, -",
                "min.insync.replicas, 60000, -",
                "retention.ms, soon, -",
                "retention.ms, -, -",
            })
    void timesAndSizesAreSaidInWords(
            String setting, @Nullable String value, @Nullable String meaning) {
        assertThat(SettingWords.meaning(setting, value)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain words | plain words",
                "<p>One <code>a.b</code>.</p><p>Two | One a.b.\\nTwo",
                "a &lt;b&gt; &amp;lt; c | a <b> &lt; c",
                "See <a href=\"https://example.org/x?a=1\">there</a>. | See there.",
                "<ul><li>one</li><li>two</li></ul> | one\\ntwo",
                "n < 5 and m > 3 | n < 5 and m > 3",
                "<script>alert(1)</script> | alert(1)",
            })
    void documentationIsPlainText(String marked, String plain) {
        assertThat(PlainText.of(marked)).isEqualTo(plain.replace("\\n", "\n"));
    }
}
