package io.streamplatform.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvroReasonsTest {
    private static final String ADDRESS =
            """
            {"type": "record", "name": "R", "fields": [{"name": "address", "default": null, "type": ["null",
              {"type": "record", "name": "Address", "fields": [{"name": "zip", "type": "int"}]}]}]}
            """;

    @Test
    void whatIsWrongWithinABranchOfAUnionIsToldByItsOwnPath() {
        List<Incompatibility> problems =
                problems(ADDRESS.replace("\"int\"", "\"string\""), ADDRESS);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().path()).isEqualTo("address.zip");
        assertThat(problems.getFirst().reason()).contains("int", "string");
    }

    @Test
    void aBranchThatIsGoneIsToldAsThat() {
        String other = ADDRESS.replace("\"Address\"", "\"Place\"");
        List<Incompatibility> problems = problems(other, ADDRESS);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().path()).isEqualTo("address");
        assertThat(problems.getFirst().rule()).isEqualTo("MISSING_UNION_BRANCH");
    }

    private static List<Incompatibility> problems(String reader, String writer) {
        return SchemaText.of(SchemaType.AVRO, reader)
                .parse()
                .problemsReading(SchemaText.of(SchemaType.AVRO, writer).parse());
    }
}
