package io.streamplatform.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A tab of a real browser, without a window, and what goes wrong in it. */
final class Tab implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Tab(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A page that polls a service which is away has that noted by the browser itself.
            if (message.type().equals("error")
                    && !message.text().startsWith("Failed to load resource")
                    && !message.text().startsWith("WebSocket connection")) {
                complaints.add(message.text());
            }
        });
    }

    static Tab open(String address) {
        Playwright playwright =
                Playwright.create(
                        new CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-background-networking",
                                                        "--disable-dev-shm-usage")));
        Page page = browser.newPage();
        page.setViewportSize(1440, 1000);
        Tab tab = new Tab(playwright, page);
        var _ = page.navigate(address);
        return tab;
    }

    Page page() {
        return page;
    }

    /** Errors of the page's code, and what the browser refused it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** An attribute of an element, or empty while there is no such element. */
    String attribute(String selector, String name) {
        return found(selector).map(element -> element.getAttribute(name)).orElse("");
    }

    /** The text of an element, or empty while there is no such element. */
    String text(String selector) {
        return found(selector).map(ElementHandle::textContent).orElse("");
    }

    private Optional<ElementHandle> found(String selector) {
        return Optional.ofNullable(page.querySelector(selector));
    }

    /** Keeps a picture of the page for whoever looks into a failure. */
    void picture(String name) {
        var _ =
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "pictures", name + ".png"))
                                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path chromium() {
        String set = System.getenv().getOrDefault("CHROMIUM", "");
        Stream<Path> onPath =
                Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .filter(folder -> !folder.isBlank())
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return (set.isBlank() ? onPath : Stream.of(Path.of(set)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "No Chromium on the PATH; install it or set CHROMIUM to"
                                        + " its executable"));
    }
}
