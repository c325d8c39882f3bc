package io.streamplatform.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.testsupport.WithKafka;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** Bad requests are answered with a problem detail that names field, value and remedy. */
@WithKafka
@SpringBootTest(
        classes = StarterApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=starter-test")
class ProblemsIT {
    @Value("${local.server.port}")
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"product\": \"lamp\", \"quantity\": 101} | quantity | less than or equal to 100",
                "{\"product\": \" \", \"quantity\": 1} | product | blank",
                "{\"product\": \"lamp\", \"quantity\": \"many\"} | quantity | many",
                "{\"product\": | body | not JSON",
            })
    void aBadBodyIsNamed(String body, String field, String remedy) {
        assertThat(post("/orders", body))
                .contains("\"status\":400", "\"field\":\"" + field + "\"", remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"element\" | \"other\" | element is missing",
                "CLICK | TELEPORT | TELEPORT",
                "2026-11-20T | yesterday | time",
            })
    void aBadContractRecordIsNamed(String part, String fault, String remedy) {
        String click = new String(GoldenSamples.bytes("user-events/click"), UTF_8);

        assertThat(post("/events", click.replace(part, fault))).contains("\"status\":400", remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\": 2 | \"quantity\": \"two\" | lines[0].quantity | must be int",
                "\"amountMinor\": 11230 | \"amountMinor\": 1.5 | total.amountMinor | must be long",
                "\"orderId\" | \"order\" | order | must be left out",
            })
    void aPlaceThatDoesNotFitTheSchemaIsNamed(
            String part, String fault, String field, String remedy) {
        String purchase = new String(GoldenSamples.bytes("user-events/purchase"), UTF_8);
        assertThat(purchase).contains(part);

        assertThat(post("/events/avro", purchase.replace(part, fault)))
                .contains("\"status\":400", "\"field\":\"" + field + "\"", remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders/first?page=1 | number | must be of type long",
                "/orders/1?page=0 | page | greater than 0",
                "/orders/1 | page | is missing",
                "/colours?colour=BLUE | colour | must be one of RED, GREEN",
            })
    void aBadParameterIsNamed(String path, String field, String remedy) {
        assertThat(get(path)).contains("\"status\":400", "\"field\":\"" + field + "\"", remedy);
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, 404"})
    void anUnknownPathIsAProblemToo(String path, int status) {
        assertThat(get(path)).contains("\"status\":" + status);
    }

    private String post(String path, String body) {
        return answer(
                client().post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .retrieve());
    }

    private String get(String path) {
        return answer(client().get().uri(path).retrieve());
    }

    private static String answer(RestClient.ResponseSpec response) {
        ResponseEntity<String> answer =
                response.onStatus(_ -> true, (_, _) -> {}).toEntity(String.class);
        assertThat(answer.getHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return String.valueOf(answer.getBody());
    }

    private RestClient client() {
        return RestClient.create("http://127.0.0.1:" + port);
    }
}
