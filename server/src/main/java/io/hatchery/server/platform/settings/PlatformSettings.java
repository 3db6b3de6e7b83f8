package io.hatchery.server.platform.settings;

import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformSettings {

    @Bean
    SettingsArea<Company> companySettings() {
        return Company.SETTINGS;
    }
}
