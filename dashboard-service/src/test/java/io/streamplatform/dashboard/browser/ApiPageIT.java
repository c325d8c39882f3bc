package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Site;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the REST resources: for programs, and as a page under our own policy. */
@BrowserTest
class ApiPageIT {

    @LocalServerPort private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyResourceIsDescribed() {
        JsonNode description = new Site(port).json("/v3/api-docs");
        Set<String> described = new HashSet<>();
        description
                .path("tags")
                .forEach(tag -> assertThat(tag.path("description").asString()).isNotBlank());
        Set<String> tags =
                description
                        .path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString())
                        .collect(toSet());
        description
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    String name =
                                            operation.getKey().toUpperCase(Locale.ROOT)
                                                    + " "
                                                    + path.getKey();
                                    described.add(name);
                                    JsonNode told = operation.getValue();
                                    assertThat(told.path("summary").asString(""))
                                            .as(name)
                                            .isNotBlank();
                                    assertThat(told.path("tags").valueStream())
                                            .as(name)
                                            .isNotEmpty()
                                            .allMatch(tag -> tags.contains(tag.asString()));
                                }));
        assertThat(described).isEqualTo(served()).contains("GET /api/topics");
    }

    private Set<String> served() {
        Set<String> served = new HashSet<>();
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> {
                    Class<?> bean = method.getBeanType();
                    if (bean.isAnnotationPresent(RestController.class)
                            && bean.getName().startsWith("io.streamplatform.")) {
                        mapping.getPatternValues()
                                .forEach(path ->
                                        mapping.getMethodsCondition()
                                                .getMethods()
                                                .forEach(verb ->
                                                        served.add(verb + " " + plain(path))));
                    }
                });
        return served;
    }

    /** A path without what its variables have to look like. */
    private static String plain(String path) {
        return path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    /** The extension fails the test if the policy had to refuse anything of it. */
    @Test
    void thePageOfItWorksUnderTheSamePolicyAsAllPages(Page page) {
        var answer = page.navigate("http://127.0.0.1:" + port + "/swagger-ui.html");
        assertThat(answer.headerValue("content-security-policy"))
                .contains("style-src 'self'")
                .doesNotContain("unsafe");
        Locator operation = page.locator("#operations-Overview-stats");
        operation.locator(".opblock-summary-control").click();
        operation.locator(".try-out__btn").click();
        operation.locator(".execute").click();
        assertThat(operation.locator(".live-responses-table .response-col_status").last())
                .containsText("200");
        assertThat(page.locator(".opblock-post .try-out__btn")).hasCount(0);
    }
}
