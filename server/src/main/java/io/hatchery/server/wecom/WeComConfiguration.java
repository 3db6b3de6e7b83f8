package io.hatchery.server.wecom;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WeComConfiguration {
    @Bean
    SettingsArea<WeComSettings> weComSettings() {
        return WeComSettings.AREA;
    }
}
