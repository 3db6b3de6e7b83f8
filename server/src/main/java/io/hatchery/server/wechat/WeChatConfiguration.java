package io.hatchery.server.wechat;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WeChatConfiguration {
    @Bean
    SettingsArea<WeChatSettings> weChatSettings() {
        return WeChatSettings.AREA;
    }
}
