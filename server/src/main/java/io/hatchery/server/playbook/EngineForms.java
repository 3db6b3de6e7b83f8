package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/** The web framework's JSON speaks the engine's records as the codec does. */
@Configuration(proxyBeanMethods = false)
class EngineForms {

    @Bean
    JacksonModule engineModule() {
        return EngineJson.module();
    }
}
