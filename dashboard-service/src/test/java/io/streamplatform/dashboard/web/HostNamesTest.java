package io.streamplatform.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    private final HostNames hosts = new HostNames(List.of("Dashboard.example"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "localhost, true",
        "localhost:8080, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:8080, true",
        "127.8.9.10, true",
        "[::1], true",
        "[::1]:8080, true",
        "dashboard.example:8080, true",
        "evil.example, false",
        "localhost.evil.example, false",
        "127.0.0.1.evil.example, false",
        "128.0.0.1, false",
        "[::2]:8080, false",
        "0.0.0.0, false",
        "'', false",
    })
    void isOneOfOurs(String host, boolean ours) {
        assertThat(hosts.isOurs(host)).isEqualTo(ours);
    }
}
