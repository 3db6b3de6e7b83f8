package io.hatchery.server.access;

import io.hatchery.server.platform.ProblemWriter;
import io.hatchery.server.platform.Problems;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may come in where. Everything under {@code /api} asks for a session but the few doors named here. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class AccessConfiguration {
    /** What other sites, mail programs and senders of events call; they have no session and no token. */
    private static final String[] OUTSIDE = {
        "/v1/**", "/t/**", "/u/**", "/f/**", "/p/**", "/lp/**", "/l/**", "/hooks/**"
    };

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline';"
                    + " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Sessions sessions, ProblemWriter problems, CookieCsrfTokenRepository tokens) {
        return http.csrf(csrf -> csrf.spa().csrfTokenRepository(tokens))
                // sessions are our own; Spring's would take every request for a sign-in and change the CSRF token each
                // time
                .sessionManagement(session -> session.disable())
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/session", "/api/setup")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/openapi", "/api/openapi.yaml")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> problems.write(request, response, Problems.unauthenticated()))
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                request,
                                response,
                                e instanceof CsrfException
                                        ? Problems.of(HttpStatus.FORBIDDEN, "csrf")
                                        : Problems.forbidden())))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .frameOptions(frame -> frame.sameOrigin())
                        .cacheControl(cache -> cache.disable()))
                .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Events come by the thousand and carry their own key: they pass by the whole chain. */
    @Bean
    @Order(0)
    SecurityFilterChain outside() {
        return new DefaultSecurityFilterChain(new OrRequestMatcher(Arrays.stream(OUTSIDE)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList()));
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    @Bean
    static RoleHierarchy administratorsMayDoEverything() {
        String[] others = Arrays.stream(Role.values())
                .filter(role -> role != Role.ADMIN)
                .map(Role::name)
                .toArray(String[]::new);
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.ADMIN.name())
                .implies(others)
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Sign-in is the session controller's; there is no other way, and no generated password. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new ProviderNotFoundException("Sign in at /api/session");
        };
    }

    @Bean
    WebMvcConfigurer allowed(CurrentUser current) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedInterceptor(current));
            }
        };
    }
}
