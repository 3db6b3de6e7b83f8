package io.hatchery.server.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how large a demo company is made on an empty database.
 *
 * @param seed the same seed tells the same lives, up to the day it is told on
 * @param leads how many leave their details
 * @param language {@code zh-CN} or {@code en}
 */
@ConfigurationProperties("hatchery.demo")
record DemoProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("20260601") long seed,
        @DefaultValue("20000") int leads,
        @DefaultValue("zh-CN") String language) {}
