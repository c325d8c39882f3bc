package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestsTest {
    private static final String REPORT =
            """
            <testsuite>
              <testcase name="passes" classname="io.example.OneTest"/>
              <testcase name="fails" classname="io.example.OneTest">
                <failure type="AssertionError"><![CDATA[AssertionError: expected 1 but was 2
            at io.example.OneTest.fails(OneTest.java:7)]]></failure>
              </testcase>
              <testcase name="breaks" classname="io.example.OneTest">
                <error type="IOException">IOException: no broker</error>
                <rerunError type="IOException">IOException: no broker</rerunError>
              </testcase>
              <testcase name="flakes" classname="io.example.OneTest">
                <flakyFailure type="AssertionError">AssertionError: once</flakyFailure>
              </testcase>
            </testsuite>
            """;

    @TempDir private Path root;

    @Test
    void tellsWhatFailedWithItsReason_andNeitherPassesNorFlakes() throws IOException {
        write("infra/launcher/target/surefire-reports/TEST-io.example.OneTest.xml", REPORT);
        write("elsewhere/TEST-io.example.OneTest.xml", REPORT);

        assertThat(FailedTests.in(root, Instant.EPOCH))
                .containsExactly(
                        "io.example.OneTest.fails: AssertionError: expected 1 but was 2",
                        "io.example.OneTest.breaks: IOException: no broker");
    }

    @Test
    void leavesOutTheReportsOfEarlierRuns() throws IOException {
        write("module/target/surefire-reports/TEST-io.example.OneTest.xml", REPORT);

        assertThat(FailedTests.in(root, Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void namesAReportThatIsCutOff() throws IOException {
        write("module/target/surefire-reports/TEST-io.example.OneTest.xml", "<testsuite><testcase");

        assertThat(FailedTests.in(root, Instant.EPOCH))
                .singleElement()
                .asString()
                .contains("TEST-io.example.OneTest.xml cannot be read");
    }

    private void write(String file, String text) throws IOException {
        Path report = root.resolve(file);
        Files.createDirectories(report.getParent());
        Files.writeString(report, text);
    }
}
