package io.hatchery.server.delivery.webhooks;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    SettingsArea<WebhookSettings> webhookSettings() {
        return WebhookSettings.AREA;
    }
}
