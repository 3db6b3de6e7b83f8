package io.hatchery.server.platform.web;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_STRING = 4_000_000;
    private static final long MAX_DOCUMENT = 16_000_000;

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    /** JSON as docs/api.md says: times and durations as ISO 8601 text, absent for null, decimals exact, limits on what is read. */
    @Bean
    JsonMapperBuilderCustomizer json() {
        return json -> json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** Limits on what is read, so that one body cannot exhaust the server. */
    @Bean
    JsonFactoryBuilderCustomizer limits() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_STRING)
                .maxDocumentLength(MAX_DOCUMENT)
                .build());
    }

    /**
     * Requests are timed by where they go; events come by the thousand, by addresses their senders make up, and the host times what they
     * lead to.
     */
    @Bean
    ObservationPredicate eventsAreNotTimed() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext timed && isOfEvents(timed));
    }

    private static boolean isOfEvents(ServerRequestObservationContext timed) {
        HttpServletRequest request = timed.getCarrier();
        return request != null && request.getRequestURI().startsWith("/v1/");
    }
}
