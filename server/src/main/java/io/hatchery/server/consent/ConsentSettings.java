package io.hatchery.server.consent;

import io.hatchery.server.platform.SettingsArea;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What leads may be asked for. */
record ConsentSettings(List<Purpose> purposes) {
    private static final int MOST = 30;

    static final SettingsArea<ConsentSettings> AREA = new SettingsArea<>(
            "consent",
            ConsentSettings.class,
            new ConsentSettings(List.of(
                    new Purpose("newsletter", "email", "产品资讯与技术文章", "News and articles"),
                    new Purpose("events", "email", "活动与网络研讨会邀请", "Invitations to events and webinars"),
                    new Purpose("offers", "email", "优惠与试用", "Offers and trials"))),
            SettingsArea.Readers.EVERYONE);

    ConsentSettings {
        purposes = List.copyOf(purposes);
        if (purposes.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " purposes: nobody reads more");
        }
        Set<String> known = new HashSet<>();
        for (Purpose purpose : purposes) {
            if (!known.add(purpose.channel() + "/" + purpose.key())) {
                throw new IllegalArgumentException(
                        "The purpose " + purpose.key() + " stands twice on " + purpose.channel());
            }
        }
    }
}
