package io.streamplatform.schemas.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and names that a message reserves, alone and in ranges, in nested messages too. */
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
                "reserved 3; reserved \"gone\"; | reserved 3; reserved \"gone\"; | 0",
                "reserved 2 to 4; reserved \"gone\"; | reserved 3 to 8; reserved \"gone\"; | 0",
                "reserved 5, 3; reserved \"other\", \"gone\"; | reserved 1 to 3; reserved \"gone\";"
                        + " | 0",
                "reserved 4; reserved \"gone\"; | reserved 3; reserved \"gone\"; | 1",
                "reserved 3; | reserved \"gone\"; | 2",
            })
    void aFieldGoesWellWhoseNameAndNumberAreReserved(String outer, String inner, int hazards) {
        RecordSchema before = schema("int32 gone = 3;", "int32 gone = 3;");
        RecordSchema after = schema(outer, inner);

        assertThat(after.problemsReading(before)).isEmpty();
        assertThat(after.hazardsAfter(before)).hasSize(hazards);
    }

    private static RecordSchema schema(String outer, String inner) {
        return SchemaText.of(SchemaType.PROTOBUF, FILE.formatted(outer, inner)).parse();
    }
}
