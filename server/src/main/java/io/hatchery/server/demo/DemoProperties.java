package io.hatchery.server.demo;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether and how large a demo company is made on an empty database: {@code HATCHERY_DEMO}, {@code HATCHERY_DEMO_SEED},
 * {@code HATCHERY_DEMO_LEADS}, {@code HATCHERY_DEMO_LANGUAGE}.
 */
@Component
final class DemoProperties {
    private static final long SEED = 20_260_601;
    private static final int LEADS = 20_000;

    private final Environment environment;

    DemoProperties(Environment environment) {
        this.environment = environment;
    }

    boolean enabled() {
        return environment.getProperty("hatchery.demo", Boolean.class, false);
    }

    /** The same seed tells the same lives, up to the moment they are told. */
    long seed() {
        return environment.getProperty("hatchery.demo.seed", Long.class, SEED);
    }

    /** How many leave their details. */
    int leads() {
        return environment.getProperty("hatchery.demo.leads", Integer.class, LEADS);
    }

    /** {@code zh-CN} or {@code en}. */
    String language() {
        return environment.getProperty("hatchery.demo.language", "zh-CN");
    }
}
