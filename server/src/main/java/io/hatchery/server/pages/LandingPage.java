package io.hatchery.server.pages;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Settings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes landing pages: one style, no script but the snippet's, works in any browser. */
@Component
class LandingPage {
    private static final int KEPT = 2_000;

    private final FormPage forms;
    private final PictureRows pictures;
    private final Settings settings;
    private final Messages messages;

    /** Pictures do not change, and one that a page shows is not removed. */
    private final Cache<String, Picture> seen =
            CacheBuilder.newBuilder().maximumSize(KEPT).build();

    LandingPage(FormPage forms, PictureRows pictures, Settings settings, Messages messages) {
        this.forms = forms;
        this.pictures = pictures;
        this.settings = settings;
        this.messages = messages;
    }

    /**
     * A page as somebody sees it.
     *
     * @param form the form on it, null when there is none or it is closed
     * @param base where Hatchery is reached, as {@code https://leads.acme.cn}
     */
    record State(String id, Landing landing, Landing.Variant variant, FormFlow.@Nullable Shown form, String base) {}

    String page(State state, Locale language) {
        Html html = head(state, language);
        state.variant().sections().forEach(section -> section(html, section, state, language));
        return foot(html, state, language);
    }

    /** What is said once its form was sent. */
    String thanks(State state, FormPage.Thanks thanks, Locale language) {
        Html html = head(state, language).raw("<section><div class=\"in one\">");
        forms.thanks(html, thanks, language);
        return foot(html.raw("</div></section>"), state, language);
    }

    private Html head(State state, Locale language) {
        Landing landing = state.landing();
        String title = landing.title().in(language);
        String description = landing.description().in(language);
        Html html = new Html()
                .raw("<!doctype html><html")
                .attribute("lang", FormPage.tag(language))
                .raw("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .text(title)
                .raw("</title>");
        meta(html, "name", "description", description);
        if (!landing.listed()) {
            meta(html, "name", "robots", "noindex");
        }
        String address = state.base() + "/lp/" + state.id();
        html.raw("<link rel=\"canonical\"").attribute("href", address).raw(">");
        meta(html, "property", "og:title", title);
        meta(html, "property", "og:description", description);
        meta(html, "property", "og:url", address);
        picture(landing.shared()).ifPresent(it -> meta(html, "property", "og:image", state.base() + it.path()));
        // without one of its own a browser would look for an icon that is not there
        html.raw("<link rel=\"icon\"")
                .attribute("href", picture(landing.logo()).map(Picture::path).orElse("data:,"))
                .raw(">");
        html.raw("<style>" + LandingStyle.css(landing.colour()) + "</style>");
        String key = landing.writeKey();
        if (key != null) {
            html.raw("<script async src=\"/snippet.js\"")
                    .attribute("data-key", key)
                    .raw("></script><script>" + LandingStyle.STITCHES + "</script>");
        }
        html.raw("</head><body><header><div class=\"in\">");
        String company = settings.get(Company.SETTINGS).name();
        picture(landing.logo())
                .ifPresentOrElse(
                        it -> image(html, it, company, false),
                        () -> html.raw("<span class=\"c\">").text(company).raw("</span>"));
        return html.raw("</div></header><main>");
    }

    private String foot(Html html, State state, Locale language) {
        html.raw("</main><footer><div class=\"in\"><span>")
                .text(settings.get(Company.SETTINGS).name())
                .raw("</span>");
        if (!state.landing().title().en().isBlank()
                && !state.landing().title().zh().isBlank()) {
            boolean chinese = language.getLanguage().equals("zh");
            html.raw("<a")
                    .attribute("href", "?lang=" + (chinese ? "en" : "zh"))
                    .attribute("lang", chinese ? "en" : "zh-CN")
                    .raw(">" + (chinese ? "English" : "中文") + "</a>");
        }
        return html.raw("</div></footer></body></html>").toString();
    }

    private void section(Html html, Section section, State state, Locale language) {
        switch (section) {
            case Section.Hero it -> hero(html, it, state, language);
            case Section.Prose it -> {
                html.raw("<section><div class=\"in\"><div class=\"prose\">");
                heading(html, it.title(), language);
                html.raw(Markdown.html(it.text().in(language))).raw("</div></div></section>");
            }
            case Section.Points it -> {
                html.raw("<section><div class=\"in\">");
                heading(html, it.title(), language);
                html.raw("<div class=\"points\">");
                for (Section.Point point : it.points()) {
                    html.raw("<div><h3>")
                            .text(point.title().in(language))
                            .raw("</h3>" + Markdown.html(point.text().in(language)) + "</div>");
                }
                html.raw("</div></div></section>");
            }
            case Section.Numbers it -> {
                html.raw("<section><div class=\"in numbers\">");
                for (Section.Point point : it.points()) {
                    html.raw("<div><b>")
                            .text(point.title().in(language))
                            .raw("</b>" + Markdown.html(point.text().in(language)) + "</div>");
                }
                html.raw("</div></section>");
            }
            case Section.Image it ->
                picture(it.picture()).ifPresent(picture -> {
                    html.raw("<section><div class=\"in\"><figure>");
                    image(html, picture, it.alt().in(language), true);
                    if (!it.caption().isBlank()) {
                        html.raw("<figcaption>").text(it.caption().in(language)).raw("</figcaption>");
                    }
                    html.raw("</figure></div></section>");
                });
            case Section.Quote it -> {
                html.raw("<section><div class=\"in\"><blockquote>")
                        .raw(Markdown.html(it.text().in(language)));
                if (!it.by().isBlank()) {
                    html.raw("<footer>").text(it.by().in(language)).raw("</footer>");
                }
                html.raw("</blockquote></div></section>");
            }
            case Section.Faq it -> {
                html.raw("<section><div class=\"in\"><div class=\"prose\">");
                heading(html, it.title(), language);
                for (Section.Point point : it.points()) {
                    html.raw("<details><summary>")
                            .text(point.title().in(language))
                            .raw("</summary>" + Markdown.html(point.text().in(language)) + "</details>");
                }
                html.raw("</div></div></section>");
            }
            case Section.Call it -> {
                html.raw("<section class=\"call\"><div class=\"in\">");
                heading(html, it.title(), language);
                button(html, it.button(), it.url(), language);
                html.raw("</div></section>");
            }
            case Section.Ask it -> {
                html.raw("<section id=\"form\"><div class=\"in\"><div class=\"one\">");
                heading(html, it.title(), language);
                form(html, state, language);
                html.raw("</div></div></section>");
            }
        }
    }

    private void hero(Html html, Section.Hero hero, State state, Locale language) {
        Optional<Picture> picture = picture(hero.picture());
        boolean two = hero.beside() || picture.isPresent();
        html.raw("<section class=\"hero\"><div class=\"in" + (two ? " two" : "") + "\"><div class=\"say\"><h1>")
                .text(hero.title().in(language))
                .raw("</h1>" + Markdown.html(hero.text().in(language)));
        if (!hero.button().isBlank()) {
            button(html, hero.button(), hero.url(), language);
        }
        if (hero.beside()) {
            picture.ifPresent(it -> image(html, it, "", false));
            html.raw("</div><div class=\"card\" id=\"form\">");
            form(html, state, language);
        } else {
            picture.ifPresent(it -> {
                html.raw("</div><div>");
                image(html, it, "", false);
            });
        }
        html.raw("</div></div></section>");
    }

    private void form(Html html, State state, Locale language) {
        FormFlow.Shown form = state.form();
        if (form == null) {
            html.raw("<p>").text(messages.text(language, "form.gone-title")).raw("</p>");
            return;
        }
        heading(html, form.definition().title(), language);
        forms.body(html, form.definition(), form.state(), language);
    }

    private static void heading(Html html, Words words, Locale language) {
        if (!words.isBlank()) {
            html.raw("<h2>").text(words.in(language)).raw("</h2>");
        }
    }

    private static void button(Html html, Words label, String url, Locale language) {
        html.raw("<a class=\"b\"")
                .attribute("href", url.equals(Section.TO_FORM) || !Links.harmless(url) ? "#form" : url);
        html.raw(">").text(label.in(language)).raw("</a>");
    }

    /** @param later whether it may be loaded when it comes near */
    private static void image(Html html, Picture picture, String alt, boolean later) {
        html.raw("<img")
                .attribute("src", picture.path())
                .attribute("alt", alt)
                .attribute("width", String.valueOf(picture.width()))
                .attribute("height", String.valueOf(picture.height()))
                .raw(later ? " loading=\"lazy\">" : ">");
    }

    private static void meta(Html html, String kind, String name, String content) {
        if (!content.isBlank()) {
            html.raw("<meta")
                    .attribute(kind, name)
                    .attribute("content", content)
                    .raw(">");
        }
    }

    private Optional<Picture> picture(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        Picture known = seen.getIfPresent(id);
        Optional<Picture> found = known == null ? pictures.find(id) : Optional.of(known);
        found.ifPresent(it -> seen.put(id, it));
        return found;
    }
}
