package io.streamplatform.dashboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFormatTest {

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | \"plain\"",
                "with, comma | \"with, comma\"",
                "a \"quote\" | \"a \"\"quote\"\"\"",
                "`two\nlines` | `\"two\nlines\"`",
                "=cmd()!A1 | \"'=cmd()!A1\"",
                "+1 | \"'+1\"",
                "-1 | \"'-1\"",
                "@SUM(A1) | \"'@SUM(A1)\"",
                "`\n=1+1` | `\"'\n=1+1\"`",
                "`\r=1+1` | `\"'\r=1+1\"`",
                "\uff1d1+1 | \"'\uff1d1+1\"",
                "\uff0b1 | \"'\uff0b1\"",
                "\uff0d1 | \"'\uff0d1\"",
                "\uff20SUM(A1) | \"'\uff20SUM(A1)\"",
                "`` | \"\"",
            })
    void aFieldIsOneFieldAndNoFormula(String text, String field) {
        assertThat(ExportFormat.Csv.field(text)).isEqualTo(field);
    }

    @Test
    void nullIsAnEmptyField_andNotAnEmptyText() {
        assertThat(ExportFormat.Csv.field(null)).isEmpty();
    }
}
