package io.hatchery.server.delivery;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    SettingsArea<EmailSettings> emailSettings() {
        return EmailSettings.AREA;
    }
}
