package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.access.Allowed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@HatcheryTest
class EndpointTests {
    /** For strangers, or with rules of their own inside. */
    private static final Set<String> OPEN = Set.of("/api/session", "/api/setup", "/api/openapi", "/api/openapi.yaml");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Autowired
    private Console console;

    @Test
    void whateverChangesSomethingSaysWhoMayDoSo() {
        assertThat(mapping.getHandlerMethods().entrySet())
                .filteredOn(
                        it -> !it.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .filteredOn(it -> it.getKey().getPatternValues().stream()
                        .anyMatch(path -> path.startsWith("/api/") && !OPEN.contains(path)))
                .allSatisfy(it -> assertThat(says(it.getValue()))
                        .as("%s: put @Allowed on the method or its class", it.getKey())
                        .isTrue());
    }

    private static boolean says(HandlerMethod method) {
        return method.hasMethodAnnotation(Allowed.class)
                || method.hasMethodAnnotation(PreAuthorize.class)
                || method.getBeanType().isAnnotationPresent(Allowed.class)
                || method.getBeanType().getPackageName().startsWith("io.hatchery.server.platform");
    }

    @Test
    void theApiIsClosedToStrangers() {
        console.get("/api/users").is(401);
        console.get("/api/users/directory").is(401);
        console.get("/api/no-such-thing").is(401);
    }
}
