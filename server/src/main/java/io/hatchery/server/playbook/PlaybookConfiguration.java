package io.hatchery.server.playbook;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlaybookConfiguration {

    @Bean
    SettingsArea<PlaybookSettings> playbookSettings() {
        return PlaybookSettings.AREA;
    }
}
