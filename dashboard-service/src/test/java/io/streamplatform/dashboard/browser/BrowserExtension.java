package io.streamplatform.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a page of its own in the shared browser. A test fails when a script of the page
 * threw or when the content security policy had to refuse something.
 */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final double PATIENCE_MILLIS = 90_000;

    private record Window(BrowserContext context, Page page, List<String> complaints) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Window.class, key -> open(context), Window.class)
                .page();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Window window = context.getStore(NAMESPACE).remove(Window.class, Window.class);
        if (window != null) {
            window.context().close();
            assertThat(window.complaints()).as("what the page's scripts complained of").isEmpty();
        }
    }

    private static Window open(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Store all = context.getRoot().getStore(NAMESPACE);
        Chromium chromium =
                all.computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
        BrowserContext own =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1440, 900)
                                        .setTimezoneId("Asia/Kolkata"));
        own.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = own.newPage();
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return new Window(own, page, complaints);
    }
}
