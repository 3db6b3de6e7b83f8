package io.hatchery.server.ads;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdsConfiguration {
    @Bean
    SettingsArea<AdsSettings> adsSettings() {
        return AdsSettings.AREA;
    }
}
