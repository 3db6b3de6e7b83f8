package io.hatchery.server.delivery;

import io.hatchery.server.consent.Purpose;
import io.hatchery.server.platform.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The few plain pages readers of mail see. They need no script and load nothing. */
@Component
class Pages {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @SuppressWarnings("InlineFormatString") // a page of its own reads better apart
    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>%s</title><style>
            body{margin:0;background:#f4f2ed;color:#2b2a27;font:16px/1.65 Inter,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif}
            main{max-width:460px;margin:12vh auto 0;background:#fff;border-radius:10px;padding:36px 36px 30px}
            b.from{display:block;color:#0e7c66;margin-bottom:18px}h1{font-size:22px;line-height:1.35;margin:0 0 12px}p{margin:0 0 20px}
            button{font:inherit;font-weight:600;border:0;border-radius:6px;padding:11px 22px;background:#0e7c66;color:#fff;cursor:pointer}
            label{display:flex;gap:10px;align-items:baseline;margin:0 0 12px}a{color:#0e7c66}p.kept{color:#0e7c66;font-weight:600}button.quiet{background:none;color:#0e7c66;padding:11px 0}button:focus-visible{outline:3px solid #7cc7b6}
            @media(max-width:520px){main{margin:0;border-radius:0;min-height:100vh}}
            </style></head><body><main><b class="from">%s</b><h1>%s</h1><p>%s</p>%s</main></body></html>
            """;

    private final Messages messages;
    private final EmailKeeper keeper;

    Pages(Messages messages, EmailKeeper keeper) {
        this.messages = messages;
        this.keeper = keeper;
    }

    ResponseEntity<String> unknownLink(Locale locale) {
        return page(HttpStatus.NOT_FOUND, locale, "page.unknown-link", "", "");
    }

    ResponseEntity<String> confirm(Locale locale, String address, String token) {
        return page(
                HttpStatus.OK,
                locale,
                "page.unsubscribe",
                address,
                button(locale, "unsubscribe", "page.unsubscribe.button", "") + choose(locale, token));
    }

    ResponseEntity<String> unsubscribed(Locale locale, String address, String token) {
        return page(
                HttpStatus.OK,
                locale,
                "page.unsubscribed",
                address,
                button(locale, "subscribe", "page.unsubscribed.button", " class=\"quiet\"") + choose(locale, token));
    }

    ResponseEntity<String> subscribed(Locale locale, String address) {
        return page(HttpStatus.OK, locale, "page.subscribed", address, "");
    }

    ResponseEntity<String> notUnderstood(Locale locale) {
        return page(HttpStatus.BAD_REQUEST, locale, "page.not-understood", "", "");
    }

    /**
     * What a person may choose.
     *
     * @param kept whether they have just chosen
     */
    ResponseEntity<String> preferences(
            Locale locale, String address, List<Purpose> purposes, Predicate<Purpose> chosen, boolean kept) {
        StringBuilder form = new StringBuilder("<form method=\"post\">");
        if (kept) {
            form.append("<p class=\"kept\" role=\"status\">")
                    .append(said(locale, "page.preferences.kept"))
                    .append("</p>");
        }
        for (Purpose purpose : purposes) {
            form.append("<label><input type=\"checkbox\" name=\"for\" value=\"")
                    .append(HtmlUtils.htmlEscape(purpose.key()))
                    .append(chosen.test(purpose) ? "\" checked> " : "\"> ")
                    .append(HtmlUtils.htmlEscape(purpose.in(locale)))
                    .append("</label>");
        }
        form.append("<p><button>")
                .append(said(locale, "page.preferences.button"))
                .append("</button></p>");
        form.append("<button class=\"quiet\" name=\"all\" value=\"none\">")
                .append(said(locale, "page.preferences.none"))
                .append("</button></form>");
        return page(HttpStatus.OK, locale, "page.preferences", address, form.toString());
    }

    /** The way from the page of a mail's link to the choices beside it. */
    private String choose(Locale locale, String token) {
        return "<p><a href=\"/u/" + HtmlUtils.htmlEscape(token) + "/preferences\">"
                + said(locale, "page.preferences.link") + "</a></p>";
    }

    private String said(Locale locale, String key) {
        return HtmlUtils.htmlEscape(messages.text(locale, key));
    }

    private String button(Locale locale, String choice, String label, String style) {
        return "<form method=\"post\"><button%s name=\"choice\" value=\"%s\">%s</button></form>"
                .formatted(style, choice, HtmlUtils.htmlEscape(messages.text(locale, label)));
    }

    private ResponseEntity<String> page(HttpStatus status, Locale locale, String key, String arg, String form) {
        String title = HtmlUtils.htmlEscape(messages.text(locale, key + ".title"));
        String text = HtmlUtils.htmlEscape(messages.text(locale, key + ".text", arg));
        String company = HtmlUtils.htmlEscape(keeper.company().name());
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(PAGE.formatted(language, title, company, title, text, form));
    }
}
