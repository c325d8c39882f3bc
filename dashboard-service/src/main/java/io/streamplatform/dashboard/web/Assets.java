package io.streamplatform.dashboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Static files below a folder that is named by the fingerprint of them all: what is loaded from
 * there never changes and is cached for a year, and modules that import each other by relative
 * paths stay within it. Libraries carry their version in their path already.
 */
@Component
public class Assets implements WebMvcConfigurer {

    private final String path = "/a-" + fingerprint();

    /**
     * The folder's path, such as {@code /a-1f9c3d5e7a}; static files are below it by their names.
     */
    public String path() {
        return path;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl forever = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler(path + "/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(forever);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(forever);
        registry.addResourceHandler("/_static/**")
                .addResourceLocations("classpath:/META-INF/resources/_static/")
                .setCacheControl(forever);
    }

    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Resource> files =
                    Arrays.stream(
                                    new PathMatchingResourcePatternResolver()
                                            .getResources("classpath*:/static/**"))
                            .filter(Resource::isReadable)
                            .sorted(Comparator.comparing(Resource::getDescription))
                            .toList();
            for (Resource file : files) {
                try (InputStream content = file.getInputStream()) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 10);
        } catch (IOException e) {
            throw new UncheckedIOException("The static files of the dashboard cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
