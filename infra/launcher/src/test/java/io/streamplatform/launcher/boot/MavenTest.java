package io.streamplatform.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Apache Maven 3.8.6 (84538c9988a25aec085021c365c560670ad80f63), true
                    Apache Maven 3.8.7,                                           true
                    Apache Maven 3.9.11 (3e54c93a704957b63ee3494413a2b544fd3d825b), true
                    Apache Maven 4.0.0,                                           true
                    Apache Maven 3.8.5,                                           false
                    Apache Maven 3.6.3,                                           false
                    Apache Maven 2.9.9,                                           false
                    mvn: command not found,                                       false
                    """)
    void isUsedFromTheOldestVersionOnThatThePluginsWorkWith(String output, boolean recent) {
        assertThat(Maven.isRecent(output)).isEqualTo(recent);
    }
}
