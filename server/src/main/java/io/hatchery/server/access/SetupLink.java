package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import java.sql.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in while there is no one yet: a link printed to the log. Each start makes a new one and the old is worth nothing; the first
 * who uses it closes the door for good.
 */
@Component
class SetupLink {
    private static final Logger LOG = LoggerFactory.getLogger(SetupLink.class);

    private final JdbcClient db;
    private final Clock clock;
    private final Ids ids;
    private final Users users;
    private final Environment environment;

    SetupLink(JdbcClient db, Clock clock, Ids ids, Users users, Environment environment) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.users = users;
        this.environment = environment;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        boolean demo = environment.getProperty("hatchery.demo", Boolean.class, false);
        if (!demo && !users.any()) {
            LOG.info("""

                    No one may sign in yet. Open this link to create the administrator; it works once:

                        {}/setup?token={}
                    """, address(ready.getApplicationContext()), renew());
        }
    }

    private String address(ApplicationContext context) {
        String host = environment.getProperty("server.address", "127.0.0.1");
        int port = context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
    }

    /** Makes a new token; the one before no longer opens. */
    @Transactional
    public String renew() {
        String token = ids.secret();
        db.sql("DELETE FROM access.setup_link").update();
        db.sql("INSERT INTO access.setup_link (token_hash, created_at) VALUES (?, ?)")
                .params(Sessions.hash(token), Timestamp.from(clock.now()))
                .update();
        return token;
    }

    /** Whether this token opens now. */
    boolean opens(String token) {
        return db.sql("SELECT EXISTS (SELECT 1 FROM access.setup_link WHERE token_hash = ?)")
                        .param(Sessions.hash(token))
                        .query(Boolean.class)
                        .single()
                && !users.any();
    }

    /** Takes the token away, in the caller's transaction. Of several who try at once one succeeds. */
    boolean use(String token) {
        boolean taken = db.sql("DELETE FROM access.setup_link WHERE token_hash = ?")
                        .param(Sessions.hash(token))
                        .update()
                == 1;
        return taken && !users.any();
    }
}
