package io.hatchery.server.consent;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    @Bean
    SettingsArea<ConsentSettings> consentSettings() {
        return ConsentSettings.AREA;
    }
}
