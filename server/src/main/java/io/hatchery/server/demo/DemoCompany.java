package io.hatchery.server.demo;

import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.testkit.life.Crew;
import io.hatchery.testkit.life.LeadLife;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the demo company on an empty database: its people, its leads' lives and what they cost. */
@Component
final class DemoCompany {
    private static final Logger log = LoggerFactory.getLogger(DemoCompany.class);

    private final DemoProperties properties;
    private final DemoPeople people;
    private final DemoTeller teller;
    private final DemoCosts costs;
    private final Users users;
    private final Settings settings;
    private final Playbooks playbooks;
    private final Clock clock;

    DemoCompany(
            DemoProperties properties,
            DemoPeople people,
            DemoTeller teller,
            DemoCosts costs,
            Users users,
            Settings settings,
            Playbooks playbooks,
            Clock clock) {
        this.properties = properties;
        this.people = people;
        this.teller = teller;
        this.costs = costs;
        this.users = users;
        this.settings = settings;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** Whether this server shows a demo company. */
    boolean shown() {
        return properties.enabled();
    }

    /** Makes the company unless someone lives here already. Answers whether it did. */
    boolean make() {
        if (!properties.enabled() || users.any()) {
            return false;
        }
        Instant end = clock.now();
        settings.put(Company.SETTINGS, company(), "demo");
        Crew crew = people.hire(properties.language());
        LeadLife life = new LeadLife(
                properties.seed(),
                properties.leads(),
                end,
                Locale.forLanguageTag(properties.language()),
                crew,
                playbooks.current());
        log.info("Making a demo company of {} generated leads; nothing in it is real", properties.leads());
        costs.enter(life.costs());
        teller.tell(life, end);
        return true;
    }

    private Company company() {
        boolean chinese = properties.language().startsWith("zh");
        return new Company(
                chinese ? "示范公司（数据为生成）" : "Demo company (generated data)",
                ZoneId.of("Asia/Shanghai"),
                "CNY",
                chinese ? "zh-CN" : "en");
    }
}
