package io.hatchery.server.pages;

import io.hatchery.server.platform.SettingsArea;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * What an administrator sets for forms.
 *
 * @param sites hosts people may be led to after a form, such as {@code www.acme.cn}
 * @param holdFrom the spam score, 1 to 100, from which a submission waits for review
 */
record PagesSettings(List<String> sites, int holdFrom) {
    static final SettingsArea<PagesSettings> AREA = new SettingsArea<>(
            "forms", PagesSettings.class, new PagesSettings(List.of(), 60), SettingsArea.Readers.EVERYONE);

    PagesSettings {
        sites = sites.stream().map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
        for (String site : sites) {
            if (!site.matches("[a-z0-9][a-z0-9.-]{0,252}")) {
                throw new IllegalArgumentException("A site is a host such as www.example.com, not " + site);
            }
        }
        if (holdFrom < 1 || holdFrom > 100) {
            throw new IllegalArgumentException("The score from which submissions wait is 1 to 100, not " + holdFrom);
        }
    }

    /** Whether people may be led to this address. */
    boolean allows(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && sites.contains(uri.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
