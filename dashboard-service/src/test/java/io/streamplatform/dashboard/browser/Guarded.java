package io.streamplatform.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page that hostile names are shown on: whatever of them came to life is found. What the policy
 * refused and what a script threw, the extension finds.
 */
final class Guarded {

    /** Of markup, quotes, templates, and characters that are not seen or turn the writing. */
    static final String NAME =
            "<img src=/x data-hostile onerror=\"window.__pwned=1\">'\"`"
                    + "</script><script data-hostile>window.__pwned=2</script>"
                    + " javascript:a() &lt;b&gt; %3Cb%3E \\u003cb\\u003e [[${7*7}]] __${7*7}__"
                    + " @{/x} {{7*7}} \u202Egnp.\u200B\u2066\u05D0";

    private final Page page;
    private final String origin;
    private final List<String> dialogs = new CopyOnWriteArrayList<>();

    Guarded(Page page, int port) {
        this.page = page;
        this.origin = "http://127.0.0.1:" + port;
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Opens a page of the dashboard, and answers its status. */
    int open(String path) {
        int status = page.navigate(origin + path).status();
        page.waitForLoadState();
        return status;
    }

    /** Waits until the text, to the letter, is in what the selector finds; nothing came of it. */
    void shows(String selector, String text) {
        page.waitForFunction(
                """
                ([selector, text]) => [...document.querySelectorAll(selector)]
                    .some((node) => String(node.value || node.textContent).includes(text))
                """,
                List.of(selector, text),
                new Page.WaitForFunctionOptions().setTimeout(15_000));
        isHarmless();
    }

    void isHarmless() {
        Object alive =
                page.evaluate(
                        """
                        () => [
                            window.__pwned === undefined ? null : 'a script ran: ' + window.__pwned,
                            ...[...document.querySelectorAll('[data-hostile]')].map((node) => node.outerHTML),
                            ...[...document.querySelectorAll('*')]
                                .filter((node) => [...node.attributes].some((a) => a.name.startsWith('on')))
                                .map((node) => node.outerHTML),
                            ...[...document.querySelectorAll('[href], [src], [action]')]
                                .map((node) => node.getAttribute('href') ?? node.getAttribute('src') ?? node.getAttribute('action'))
                                .filter((link) => !/^(https?:\\/\\/127\\.0\\.0\\.1:|\\/(?!\\/)|$|#|\\?|blob:|data:image)/.test(link)),
                            ...[...document.scripts]
                                .filter((script) => !script.src && !['importmap', 'application/json'].includes(script.type))
                                .map((script) => script.outerHTML),
                        ].filter((each) => each !== null)
                        """);
        assertThat((List<?>) alive).as("what came to life on %s", page.url()).isEmpty();
        assertThat(dialogs).as("dialogs that %s opened", page.url()).isEmpty();
    }
}
