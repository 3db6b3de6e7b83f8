package io.hatchery.server.insight;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the settings of reports known. */
@Configuration(proxyBeanMethods = false)
class InsightSettings {
    @Bean
    SettingsArea<Reporting> reporting() {
        return Reporting.AREA;
    }
}
