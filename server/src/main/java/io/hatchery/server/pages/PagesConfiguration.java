package io.hatchery.server.pages;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    @Bean
    SettingsArea<PagesSettings> formSettings() {
        return PagesSettings.AREA;
    }
}
