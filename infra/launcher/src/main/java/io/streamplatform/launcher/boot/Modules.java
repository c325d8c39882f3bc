package io.streamplatform.launcher.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The Maven modules of the repository and which of them are out of date, found without starting
 * Maven: a module is up to date when nothing that it is made from, its own sources or those of a
 * module that it builds upon, is newer than what was made of it last.
 */
public final class Modules {

    private static final String GROUP = "io.streamplatform";
    private static final Set<String> GATHERED = Set.of("lib", "registry");

    private final Path root;

    /** Module folder, as the root POM names it, to the folders of the modules it builds upon. */
    private final Map<String, Set<String>> uses;

    private Modules(Path root, Map<String, Set<String>> uses) {
        this.root = root;
        this.uses = uses;
    }

    /** Reads the root POM and the POM of each of its modules. */
    public static Modules read(Path root) {
        Map<String, Document> poms = new LinkedHashMap<>();
        Map<String, String> folders = new HashMap<>();
        for (String folder : texts(parse(root.resolve("pom.xml")), "module")) {
            Document pom = parse(root.resolve(folder).resolve("pom.xml"));
            poms.put(folder, pom);
            folders.put(child(pom.getDocumentElement(), "artifactId"), folder);
        }
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        poms.forEach((folder, pom) -> uses.put(folder, usedBy(pom, folders)));
        return new Modules(root, uses);
    }

    /** Tells which of these module folders exist as modules of the build. */
    public Set<String> known(Set<String> wanted) {
        Set<String> known = new LinkedHashSet<>(wanted);
        known.retainAll(uses.keySet());
        return known;
    }

    /** Tells which of these modules have to be built. */
    public Set<String> outOfDate(Set<String> wanted) {
        Set<String> stale = new LinkedHashSet<>();
        for (String folder : wanted) {
            FileTime built = builtAt(folder);
            if (built.toMillis() == 0 || newestInput(folder).compareTo(built) > 0) {
                stale.add(folder);
            }
        }
        return stale;
    }

    /**
     * Remembers that the module was built now. Maven leaves a jar alone whose content would stay
     * the same, so the jar's own time does not always say so.
     */
    void markBuilt(Set<String> folders) throws IOException {
        for (String folder : folders) {
            Path mark = mark(folder);
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, "built by ./platform\n");
        }
    }

    private Path mark(String folder) {
        return root.resolve(folder).resolve("target/.built-by-platform");
    }

    /** When the module was built last; the epoch when what it makes is not there. */
    private FileTime builtAt(String folder) {
        Path target = root.resolve(folder).resolve("target");
        FileTime artifact = newest(artifacts(target));
        return artifact.toMillis() == 0 ? artifact : later(artifact, modified(mark(folder)));
    }

    private static List<Path> artifacts(Path target) {
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(Modules::isArtifact).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A module's own jar, or the folder of a module that only gathers or unpacks others' jars. */
    private static boolean isArtifact(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jar") || GATHERED.contains(name);
    }

    private FileTime newestInput(String folder) {
        Set<String> all = new LinkedHashSet<>();
        collect(folder, all);
        List<Path> inputs = new ArrayList<>();
        inputs.add(root.resolve("pom.xml"));
        for (String module : all) {
            inputs.add(root.resolve(module).resolve("pom.xml"));
            inputs.addAll(tree(root.resolve(module).resolve("src/main")));
        }
        return newest(inputs);
    }

    private void collect(String folder, Set<String> into) {
        if (into.add(folder)) {
            uses.getOrDefault(folder, Set.of()).forEach(used -> collect(used, into));
        }
    }

    /** Files and folders alike: a file that was deleted shows in the time of its folder. */
    private static List<Path> tree(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime newest(List<Path> paths) {
        return paths.stream().map(Modules::modified).reduce(FileTime.fromMillis(0), Modules::later);
    }

    private static FileTime later(FileTime a, FileTime b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static FileTime modified(Path path) {
        try {
            return Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> usedBy(Document pom, Map<String, String> folders) {
        Set<String> used = new LinkedHashSet<>();
        var dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String folder = folders.get(child(dependency, "artifactId"));
            boolean ships = !child(dependency, "scope").equals("test");
            if (ships && folder != null && child(dependency, "groupId").equals(GROUP)) {
                used.add(folder);
            }
        }
        return used;
    }

    private static List<String> texts(Document document, String tag) {
        var nodes = document.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    /** The text of the element's own child of that name, empty when it has none. */
    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element.getTextContent().strip();
            }
        }
        return "";
    }

    private static Document parse(Path pom) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(
                    "http://apache.org/xml/features/disallow-doctype-decl", /* value= */ true);
            return factory.newDocumentBuilder().parse(pom.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Cannot read " + pom + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pom, e);
        }
    }
}
