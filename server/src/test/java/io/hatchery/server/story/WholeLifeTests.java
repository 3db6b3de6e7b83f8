package io.hatchery.server.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.hatchery.server.Chromium;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * One lead lives its whole life: an anonymous visit, a form, a score, MQL, a welcome by e-mail, an SDR, an opportunity, won, and
 * seen in the funnel and in revenue by source. In a browser, in each language; the pictures are kept in {@code target/story}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WholeLifeTests {
    private static final String ADMIN = "admin@vista.example";
    private static final String SDR = "sdr@vista.example";
    private static final String PASSWORD = "a sentence to remember";
    private static final String LEAD = "yiming@factory.example";

    @TempDir
    Path data;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Chromium chromium;
    private Browser browser;

    @BeforeEach
    void begin() {
        mail.start();
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterEach
    void end() {
        chromium.close();
        mail.stop();
    }

    static Stream<Words> languages() {
        return Stream.of(Words.CHINESE, Words.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_lead_lives_its_whole_life(Words words, CapturedOutput output) throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "story", words.language()));
        try (Server server = new Server(data.resolve(words.language()))) {
            Console admin = new Console(browser, server, words, pictures);
            setUp(admin, words, setupLink(output));
            String key = equip(admin);
            try (Website site = new Website(server.at(""), key)) {
                mailFrom(admin, server, site);
                visit(server, words, pictures, site);
                see(admin, words);
                follow(admin, welcomed(), site);
            }
            work(server, words, pictures);
            sell(admin, words);
            report(admin, words);
            admin.close();
        }
    }

    private static String setupLink(CapturedOutput output) {
        Matcher link = Pattern.compile("/setup\\?token=\\S+").matcher(output.getAll());
        String found = null;
        while (link.find()) {
            found = link.group();
        }
        return Objects.requireNonNull(found, "the server prints a link for the first administrator");
    }

    private static void setUp(Console admin, Words words, String link) {
        admin.open(link);
        admin.page()
                .locator("input#companyName, input[autocomplete=organization]")
                .fill(words.company());
        admin.page().locator("input[autocomplete=name]").fill("Grace");
        admin.page().locator("input[autocomplete=username]").fill(ADMIN);
        admin.page().locator("input[type=password]").fill(PASSWORD);
        admin.picture("first-start");
        admin.press(words.submitSetup());
        admin.page().waitForURL(server -> !server.contains("/setup"));
        admin.picture("empty-cockpit");
    }

    /** A sales rep, and a key for the site. */
    private static String equip(Console admin) {
        admin.api("POST", "/api/users", """
                {"email": "%s", "name": "Chloe", "password": "%s", "roles": ["SDR"], "teams": ["sdr"], "locale": "en"}""".formatted(SDR, PASSWORD));
        String made = admin.api("POST", "/api/write-keys", "{\"name\": \"Site\", \"origins\": []}");
        Matcher key = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\"").matcher(made);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private void mailFrom(Console admin, Server server, Website site) {
        admin.api("PUT", "/api/settings/email", """
                {"mode": "SMTP", "host": "127.0.0.1", "port": %d, "security": "NONE", "certificate": "VERIFIED",
                 "user": "", "fromName": "Vista", "fromAddress": "hello@vista.example", "replyTo": "",
                 "bounceAddress": "", "baseUrl": "%s", "website": "%s",
                 "postalAddress": "1 Factory Road", "perSecond": 50}""".formatted(mail.getSmtp().getPort(), server.at(""), site.at("")));
    }

    /** Looks around as nobody, comes back to the prices, then asks for a demo. */
    private void visit(Server server, Words words, Path pictures, Website site) {
        Console visitor = new Console(browser, server, words, pictures);
        Page page = visitor.page();
        page.waitForResponse(
                "**/v1/p",
                () -> page.navigate(site.at("/?utm_source=baidu&utm_medium=cpc&utm_campaign=brand&utm_term=MES")));
        page.waitForResponse("**/v1/p", () -> page.navigate(site.at("/pricing")));
        page.waitForResponse("**/v1/p", () -> page.navigate(site.at("/demo")));
        page.fill("input[name=email]", LEAD);
        page.fill("input[name=name]", words.person());
        page.fill("input[name=phone]", "13800138000");
        page.fill("input[name=company]", "Factory");
        page.waitForResponse(
                answer -> answer.url().endsWith("/v1/t") && answer.status() == 200, () -> page.click("button"));
        visitor.close();
    }

    /** The lead is there at once: known, scored, an MQL, from Baidu, with everything it did. */
    private static void see(Console admin, Words words) {
        admin.open("/leads");
        assertThat(admin.page().getByText(words.person()).first()).isVisible();
        admin.picture("leads");
        admin.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.person()))
                .first()
                .click();
        assertThat(admin.page().getByText("Baidu").first()).isVisible();
        assertThat(admin.page().getByText("MQL").first()).isVisible();
        assertThat(admin.page().getByText("/pricing").first()).isVisible();
        admin.picture("lead");
    }

    /** The welcome has come by mail; answers the link in it. */
    private String welcomed() throws Exception {
        assertThat(mail.waitForIncomingEmail(60_000, 1)).isTrue();
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()[0].toString()).contains(LEAD);
        String html = html(message);
        assertThat(html).contains("/u/");
        return Jsoup.parse(html).select("a[href*=/t/c/]").attr("href");
    }

    /** Follows the link in the mail to the company's site. */
    private static void follow(Console reader, String link, Website site) {
        reader.page().navigate(link);
        assertThat(reader.page().url()).startsWith(site.at("/"));
    }

    private static String html(jakarta.mail.Part part) throws Exception {
        if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = html(parts.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return part.isMimeType("text/html") ? part.getContent().toString() : "";
    }

    /** The SDR finds the lead on the desk, accepts it and qualifies it, without the mouse. */
    private void work(Server server, Words words, Path pictures) {
        Console sdr = new Console(browser, server, words, pictures.resolve("."));
        sdr.signIn(SDR, PASSWORD, words.signIn());
        sdr.open("/desk");
        Page page = sdr.page();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words.person())))
                .isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("desk.png")));
        for (String key : List.of("5", "1")) {
            assertThat(sdr.button(words.accept())).isVisible();
            page.keyboard().press(key);
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("desk-" + key + ".png")));
            page.waitForResponse("**/outcome", () -> page.keyboard().press("Enter"));
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        }
        sdr.close();
    }

    /** An opportunity is opened, proven and won. */
    private static void sell(Console admin, Words words) {
        admin.open("/leads");
        admin.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.person()))
                .first()
                .click();
        assertThat(admin.page().getByText("SQL").first()).isVisible();
        admin.picture("lead-qualified");
        String id = admin.page().url().replaceAll(".*/leads/(\\d+).*", "$1");
        admin.open("/opportunities?create=" + id);
        Page page = admin.page();
        page.getByLabel(words.amount()).first().fill("120000");
        admin.picture("opportunity-new");
        confirm(page);
        for (String move : List.of(words.moveToProposal(), words.moveToPoc())) {
            admin.press(move);
            confirm(page);
        }
        admin.press(words.won());
        admin.picture("opportunity-won");
        confirm(page);
    }

    private static void confirm(Page page) {
        page.waitForResponse(
                answer -> answer.url().contains("/api/opportunities")
                        && !answer.request().method().equals("GET")
                        && answer.ok(),
                () -> page.locator(".ant-modal-footer .ant-btn-primary").last().click());
        assertThat(page.locator(".ant-modal-footer")).hasCount(0);
    }

    /** Won, a customer, and in the reports; every number opens the lead behind it. */
    private static void report(Console admin, Words words) {
        admin.open("/leads");
        admin.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.person()))
                .first()
                .click();
        assertThat(admin.page().getByText(words.customer()).first()).isVisible();
        admin.picture("lead-won");
        admin.open("/reports/funnel");
        assertThat(admin.page().getByText(words.customer()).first()).isVisible();
        admin.picture("funnel");
        admin.open("/reports/revenue");
        assertThat(admin.page().getByText("Baidu").first()).isVisible();
        assertThat(admin.page().getByText("120,000").first()).isVisible();
        admin.picture("revenue");
        admin.open("/leads?source=Baidu&reached=CUSTOMER");
        assertThat(admin.page().getByText(words.person()).first()).isVisible();
        admin.open("/");
        assertThat(admin.page().getByText(Pattern.compile("20\\d\\d-Q[1-4]")).first())
                .isVisible();
        admin.picture("cockpit");
    }
}
