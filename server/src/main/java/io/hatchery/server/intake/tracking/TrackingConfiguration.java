package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.SettingsArea;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    /** Events come by the thousand: a servlet of its own, without dispatching, argument resolving and message converting. */
    @Bean
    ServletRegistrationBean<TrackingServlet> trackingServlet(TrackingServlet servlet) {
        return new ServletRegistrationBean<>(servlet, "/v1/*");
    }

    @Bean
    SettingsArea<TrackingSettings> trackingSettings() {
        return TrackingSettings.AREA;
    }
}
