package io.hatchery.server.delivery;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import org.jspecify.annotations.Nullable;

/**
 * Keys that no form shows.
 *
 * @param links signs the tokens in links; made at the first start
 * @param dkim signs messages; null when there is none
 */
record EmailKeys(@Nullable Secret links, @Nullable DkimKey dkim) {
    /** Not registered, so that the settings API does not know it. */
    static final SettingsArea<EmailKeys> AREA = new SettingsArea<>(
            "email-keys", EmailKeys.class, new EmailKeys(null, null), SettingsArea.Readers.ADMINISTRATORS);
}
