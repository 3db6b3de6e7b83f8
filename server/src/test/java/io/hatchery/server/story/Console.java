package io.hatchery.server.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Someone at the console. */
final class Console {
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36";

    private final Server server;
    private final BrowserContext context;
    private final Page page;
    private final Path pictures;
    private int pictured;

    Console(Browser browser, Server server, Words words, Path pictures) {
        this.server = server;
        this.pictures = pictures;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(words.language())
                .setTimezoneId("Asia/Shanghai")
                .setUserAgent(AGENT)
                .setViewportSize(1440, 960));
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(server.at(path));
    }

    void signIn(String email, String password, String submit) {
        open("/login");
        page.locator("input[autocomplete=username]").fill(email);
        page.locator("input[type=password]").fill(password);
        press(submit);
        page.waitForURL(Pattern.compile("^(?!.*/login).*$"));
    }

    void press(String name) {
        button(name).click();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(spaced(name) + "$")))
                .last();
    }

    /** Ant Design sets two Chinese characters apart on buttons. */
    private static String spaced(String name) {
        String quoted = name.replaceAll("([()])", "\\\\$1");
        return name.length() == 2 && name.codePointAt(0) > 0x2E80 ? name.charAt(0) + "\\s?" + name.charAt(1) : quoted;
    }

    /** Talks to the API as this person would through the console. */
    String api(String method, String path, String body) {
        return (String) page.evaluate("""
                async ([method, path, body]) => {
                  const token = decodeURIComponent((document.cookie.match(/XSRF-TOKEN=([^;]+)/) || [])[1] || '');
                  const answer = await fetch(path, {method, body: body || undefined,
                    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token}});
                  const text = await answer.text();
                  if (!answer.ok) throw new Error(method + ' ' + path + ' ' + answer.status + ' ' + text);
                  return text;
                }""", new Object[] {method, path, body});
    }

    /** Keeps a picture of what is on the screen, to be looked at. */
    void picture(String name) {
        page.waitForLoadState();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve("%02d-%s.png".formatted(++pictured, name)))
                .setFullPage(true));
    }

    void close() {
        context.close();
    }
}
