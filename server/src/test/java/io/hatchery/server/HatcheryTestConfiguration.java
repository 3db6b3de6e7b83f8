package io.hatchery.server;

import io.hatchery.server.access.Users;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** What tests put in the place of the machine's own. */
@TestConfiguration(proxyBeanMethods = false)
class HatcheryTestConfiguration {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    @Lazy
    @Scope("prototype")
    Console console(Environment environment, Users users, JsonMapper json) {
        return new Console(environment.getRequiredProperty("local.server.port", Integer.class), users, json);
    }
}
