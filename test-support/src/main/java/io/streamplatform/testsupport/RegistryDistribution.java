package io.streamplatform.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The registry as {@code infra/registry} has it: the unpacked distribution and the platform's
 * settings.
 *
 * @param module folder of that module
 */
record RegistryDistribution(Path module) {
    private static final Path MODULE = Path.of("infra", "registry");

    /** The one of the repository that the test runs in; Maven runs tests in a module's folder. */
    static RegistryDistribution ofThisRepository() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(MODULE))) {
                return new RegistryDistribution(folder.resolve(MODULE));
            }
        }
        throw new IllegalStateException(
                "no folder %s above %s; run the test in a module of the repository"
                        .formatted(MODULE, start));
    }

    Path jar() {
        Path jar = module.resolve("target/registry/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "no registry at %s; unpack it with: mvn generate-resources -pl infra/registry"
                            .formatted(jar));
        }
        return jar;
    }

    Path settings() {
        return module.resolve("registry.properties");
    }
}
