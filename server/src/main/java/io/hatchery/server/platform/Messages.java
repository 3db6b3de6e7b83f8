package io.hatchery.server.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * What the server says to people, in English and Chinese: {@code i18n/<module>.properties} and {@code i18n/<module>_zh.properties},
 * UTF-8, one pair per module. In the text {@code {0}} is the first argument and an apostrophe is written ’.
 */
@Component
public final class Messages {
    /** The languages everything is written in, the first being the one for those who name none. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Messages() {
        source.setBasenames(ModuleMigrations.ORDER.stream()
                .filter(module -> Messages.class.getResource("/i18n/" + module + ".properties") != null)
                .map(module -> "i18n/" + module)
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    /** The text in the language of the request at hand, English outside a request; the key itself when there is none. */
    public String text(String key, Object... args) {
        return text(LocaleContextHolder.getLocale(), key, args);
    }

    /** The text in this language. */
    public String text(Locale locale, String key, Object... args) {
        return textOr(locale, key, key, args);
    }

    /** The text in this language, or the fallback when there is none. */
    public String textOr(Locale locale, String key, String fallback, Object... args) {
        Object[] written = Arrays.stream(args)
                .map(arg -> arg instanceof Problems.Named named
                        ? textOr(locale, named.key(), named.fallback())
                        : String.valueOf(arg))
                .toArray();
        Locale language = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        String text = source.getMessage(key, written, null, language);
        return text == null ? fallback : text;
    }
}
