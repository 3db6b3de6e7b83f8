package io.hatchery.codec;

import io.hatchery.codec.defaults.DefaultPlaybook;
import io.hatchery.engine.playbook.Playbook;
import java.time.ZoneId;
import java.util.Locale;

/** The playbook that ships: the same rules in Chinese and in English, every name and limit editable. */
public final class DefaultPlaybooks {
    private DefaultPlaybooks() {}

    /**
     * The default playbook as a draft (version 0).
     *
     * @param locale Chinese gives Chinese names, anything else English
     * @param timeZone the company's
     */
    public static Playbook of(Locale locale, ZoneId timeZone) {
        return new DefaultPlaybook(locale.getLanguage().equals("zh"), timeZone).build();
    }

    /** The default playbook for a company in Shanghai's time. */
    public static Playbook of(Locale locale) {
        return of(locale, ZoneId.of("Asia/Shanghai"));
    }
}
