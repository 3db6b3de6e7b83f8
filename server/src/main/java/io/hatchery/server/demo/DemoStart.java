package io.hatchery.server.demo;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the demo company once the server listens, and says where to look. */
@Component
final class DemoStart {
    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final DemoCompany company;
    private final Clock clock;

    DemoStart(DemoCompany company, Clock clock) {
        this.company = company;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!company.shown()) {
            return;
        }
        Instant before = clock.now();
        if (company.make()) {
            log.info(
                    "Demo company ready after {} s",
                    Duration.between(before, clock.now()).toSeconds());
        }
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Open http://127.0.0.1:{}/ and sign in as {} with the password {}",
                    web.getWebServer().getPort(),
                    DemoPeople.ADMIN,
                    DemoPeople.PASSWORD);
        }
    }
}
