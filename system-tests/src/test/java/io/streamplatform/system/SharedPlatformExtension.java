package io.streamplatform.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs the one platform that all tests share, and keeps its logs when a test fails. */
final class SharedPlatformExtension
        implements ParameterResolver, BeforeEachCallback, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(SharedPlatformExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        try {
            platform(context).heal();
        } catch (RuntimeException | AssertionError e) {
            keepLogs(context);
            throw e;
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            keepLogs(context);
        }
    }

    /**
     * Made at its first use, and closed by JUnit when all tests are done, since it is in the root.
     */
    private static Platform platform(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Platform.class, _ -> created(), Platform.class);
    }

    private static Platform created() {
        try {
            return Platform.create();
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the platform under test", e);
        }
    }

    private static void keepLogs(ExtensionContext context) {
        Path logs = platform(context).logs();
        Path kept =
                Path.of("target", "platform-logs", context.getUniqueId().replaceAll("\\W+", "-"));
        try (var files = Files.list(logs)) {
            Files.createDirectories(kept);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        kept.resolve(file.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            context.publishReportEntry("platform logs", kept.toAbsolutePath().toString());
        } catch (IOException e) {
            context.publishReportEntry("platform logs", "not kept: " + e);
        }
    }
}
