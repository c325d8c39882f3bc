package io.streamplatform.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What failed in a run of the tests, from Surefire's reports: Maven tells it where the module
 * ended, which may be twenty minutes of output ago.
 */
final class FailedTests {

    private static final int MODULES_ARE_AT_MOST_THIS_DEEP = 6;

    private FailedTests() {}

    /**
     * The tests that failed, a line each: class, method and the first line of the reason.
     *
     * @param since reports that are older belong to an earlier run
     */
    static List<String> in(Path root, Instant since) throws IOException {
        List<Path> reports;
        try (Stream<Path> files =
                Files.find(
                        root,
                        MODULES_ARE_AT_MOST_THIS_DEEP,
                        (file, attributes) ->
                                isReport(file)
                                        && !attributes
                                                .lastModifiedTime()
                                                .toInstant()
                                                .isBefore(since))) {
            reports = files.sorted().toList();
        }
        List<String> failed = new ArrayList<>();
        for (Path report : reports) {
            failed.addAll(failedIn(report));
        }
        return failed;
    }

    private static boolean isReport(Path file) {
        return file.toString().matches(".*[/\\\\]surefire-reports[/\\\\]TEST-[^/\\\\]*\\.xml");
    }

    private static List<String> failedIn(Path report) throws IOException {
        try {
            NodeList tests =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(report.toFile())
                            .getElementsByTagName("testcase");
            return elements(tests).flatMap(test -> failure(test).stream()).toList();
        } catch (ParserConfigurationException | SAXException e) {
            return List.of(report + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> failure(Element test) {
        return Stream.of("failure", "error")
                .flatMap(kind -> elements(test.getElementsByTagName(kind)))
                .findFirst()
                .map(failure ->
                        "%s.%s: %s"
                                .formatted(
                                        test.getAttribute("classname"),
                                        test.getAttribute("name"),
                                        failure.getTextContent()
                                                .strip()
                                                .lines()
                                                .findFirst()
                                                .orElse("")));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(n -> (Element) nodes.item(n));
    }
}
