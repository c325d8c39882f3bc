package io.streamplatform.schemas.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationsTest {
    private static final String FILE =
            """
            syntax = "proto3";
            message R {
              %s
              int32 kept = 9;
              Inner inner = 10;
              message Inner { %s int32 kept = 9; }
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reserved 3; | reserved 3; | true",
                "reserved 2 to 4; | reserved 3 to 8; | true",
                "reserved 3, 5; reserved \"gone\"; | reserved 1 to 3; | true",
                "reserved 4; | reserved 3; | false",
                "reserved 3; | reserved \"gone\"; | false",
            })
    void aFieldMayGoWhoseNumberIsReserved(String outer, String inner, boolean mayGo) {
        RecordSchema before = schema("int32 gone = 3;", "int32 gone = 3;");
        RecordSchema after = schema(outer, inner);
        assertThat(after.problemsReading(before).isEmpty()).isEqualTo(mayGo);
    }

    private static RecordSchema schema(String outer, String inner) {
        return SchemaText.of(SchemaType.PROTOBUF, FILE.formatted(outer, inner)).parse();
    }
}
