package io.streamplatform.dashboard.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The libraries that run in the browser. They come as jars with a versioned path; the version
 * stands in the build alone and is read from the jar's own description.
 */
@Component
class BrowserLibraries {

    private final String importMap;

    BrowserLibraries() {
        String stomp = version("org.webjars.npm", "stomp__stompjs");
        String echarts = version("org.mvnpm", "echarts");
        String diff = version("org.mvnpm", "diff");
        importMap =
                """
                {"imports":{\
                "@stomp/stompjs":"/webjars/stomp__stompjs/%s/esm6/client.js",\
                "echarts":"/_static/echarts/%s/dist/echarts.esm.min.js",\
                "diff":"/_static/diff/%s/lib/index.es6.js"}}\
                """
                        .formatted(stomp, echarts, diff);
    }

    String importMap() {
        return importMap;
    }

    private static String version(String group, String artifact) {
        String path = "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        try {
            Properties description =
                    PropertiesLoaderUtils.loadProperties(new ClassPathResource(path));
            String version = description.getProperty("version");
            if (version == null) {
                throw new IllegalStateException(
                        path + " names no version; check the jar of " + artifact + ".");
            }
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The browser library %s:%s is not on the class path; add its dependency."
                            .formatted(group, artifact),
                    e);
        }
    }
}
