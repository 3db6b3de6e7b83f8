package io.hatchery.server.demo;

import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Seed;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.testkit.life.LeadLife;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo company on an empty database: its people, its leads' lives and what they cost. */
@Component
class DemoCompany {
    private static final Logger log = LoggerFactory.getLogger(DemoCompany.class);
    private static final String DEMO = "demo";

    private final DemoProperties properties;
    private final DemoPeople people;
    private final DemoTeller teller;
    private final DemoCosts costs;
    private final Settings settings;
    private final Playbooks playbooks;
    private final Clock clock;

    DemoCompany(
            DemoProperties properties,
            DemoPeople people,
            DemoTeller teller,
            DemoCosts costs,
            Settings settings,
            Playbooks playbooks,
            Clock clock) {
        this.properties = properties;
        this.people = people;
        this.teller = teller;
        this.costs = costs;
        this.settings = settings;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** Whether this server shows a demo company. */
    boolean shown() {
        return properties.enabled();
    }

    /** Tells the leads' lives unless they were told before; begun but not ended, it goes on. Answers whether it did. */
    boolean make() {
        if (!shown() || settings.get(DemoTold.SETTINGS).done()) {
            return false;
        }
        Instant end = clock.now();
        Locale language = Locale.forLanguageTag(properties.language());
        LeadLife life =
                new LeadLife(properties.seed(), properties.leads(), end, language, people.crew(), playbooks.current());
        log.info("Making a demo company of {} generated leads; nothing in it is real", properties.leads());
        costs.enter(life.costs());
        teller.tell(life, end);
        settings.put(DemoTold.SETTINGS, new DemoTold(true), DEMO);
        return true;
    }

    /** Names the company before anything else is planted, so that the playbook and templates speak its language. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Name implements Seed {
        private final DemoProperties properties;
        private final Settings settings;
        private final Users users;

        Name(DemoProperties properties, Settings settings, Users users) {
            this.properties = properties;
            this.settings = settings;
            this.users = users;
        }

        @Override
        public void plant() {
            if (properties.enabled() && !users.any()) {
                boolean chinese = properties.language().startsWith("zh");
                settings.put(
                        Company.SETTINGS,
                        new Company(
                                chinese ? "示范公司（数据为生成）" : "Demo company (generated data)",
                                ZoneId.of("Asia/Shanghai"),
                                "CNY",
                                chinese ? "zh-CN" : "en"),
                        DEMO);
            }
        }
    }
}
