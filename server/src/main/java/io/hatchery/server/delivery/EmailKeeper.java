package io.hatchery.server.delivery;

import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Seed;
import io.hatchery.server.platform.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** E-mail's settings and keys as they are now, and the connections made with them. */
@Component
class EmailKeeper implements Seed {
    private final Settings settings;
    private final Ids ids;
    private final Environment environment;
    private @Nullable SmtpGate gate;

    EmailKeeper(Settings settings, Ids ids, Environment environment) {
        this.settings = settings;
        this.ids = ids;
        this.environment = environment;
    }

    /** Makes the key for links at the first start. A demo keeps its messages to look at, until someone says otherwise. */
    @Override
    public void plant() {
        boolean demo = environment.getProperty("hatchery.demo", Boolean.class, false);
        if (demo && email().equals(EmailSettings.AREA.standard())) {
            settings.put(EmailSettings.AREA, EmailSettings.forDemo(), "system");
        }
        EmailKeys keys = settings.get(EmailKeys.AREA);
        if (keys.links() == null) {
            settings.put(EmailKeys.AREA, new EmailKeys(new Secret(ids.secret() + ids.secret()), keys.dkim()), "system");
        }
    }

    EmailSettings email() {
        return settings.get(EmailSettings.AREA);
    }

    Company company() {
        return settings.get(Company.SETTINGS);
    }

    MessageTokens tokens() {
        Secret links = settings.get(EmailKeys.AREA).links();
        if (links == null) {
            throw new IllegalStateException("The key for links is missing; it is made at start");
        }
        return new MessageTokens(links.value());
    }

    @Nullable DkimKey dkim() {
        return settings.get(EmailKeys.AREA).dkim();
    }

    void dkim(@Nullable DkimKey key, String by) {
        settings.put(EmailKeys.AREA, new EmailKeys(settings.get(EmailKeys.AREA).links(), key), by);
    }

    /** Where links lead. */
    String linkBase() {
        return email().linkBase(environment.getProperty("local.server.port", Integer.class, 8080));
    }

    /** Connections for these settings; those made for others are closed. */
    synchronized SmtpGate gate(EmailSettings now) {
        SmtpGate kept = gate;
        if (kept == null || !kept.settings().equals(now)) {
            if (kept != null) {
                kept.close();
            }
            kept = new SmtpGate(now);
            gate = kept;
        }
        return kept;
    }
}
