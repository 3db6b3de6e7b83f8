package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import io.hatchery.server.EmptyDatabase;
import io.hatchery.server.HatcheryTest;
import io.hatchery.testkit.Host;
import io.hatchery.testkit.HostConformance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The PostgreSQL host passes what every host must. */
@HatcheryTest
class PostgresHostTests extends HostConformance {

    @TestConfiguration
    static class Around {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Hands hands() {
            return new Hands();
        }

        @Bean
        Poison poison() {
            return new Poison();
        }
    }

    /** Carries out nothing and remembers what it was handed. */
    static final class Hands implements EffectHandler {
        final List<Effect> handed = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean handles(Effect effect) {
            return true;
        }

        @Override
        public Outcome perform(Effect effect, int attempt) {
            handed.add(effect);
            return new Outcome.Done(List.of());
        }
    }

    /** Fails inside the transaction when it meets certain events. */
    static final class Poison implements ReadModel {
        final Set<String> inputs = Collections.synchronizedSet(new HashSet<>());

        @Override
        public void conclude(List<Change> batch) {
            if (batch.stream().flatMap(change -> change.inputs().stream()).anyMatch(one -> inputs.contains(one.id()))) {
                throw new IllegalStateException("poisoned");
            }
        }
    }

    @Autowired
    private ApplicationContext server;

    @Override
    protected Host start() {
        EmptyDatabase.empty(server);
        server.getBean(Hands.class).handed.clear();
        server.getBean(Poison.class).inputs.clear();
        return new PostgresHost(server);
    }
}
