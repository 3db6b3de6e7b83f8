package io.hatchery.server.platform.web;

import io.hatchery.server.platform.HatcheryProperties;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.ProblemWriter;
import io.hatchery.server.platform.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests a minute in from one address by the doors that are open to the world. Events sent by servers, which have no
 * origin, are counted by their key alone: they all come from one address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PublicDoors extends OncePerRequestFilter {
    private static final List<String> DOORS = List.of("/t/", "/u/", "/f/", "/p/", "/lp/", "/l/", "/hooks/");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimit limit;
    private final ProblemWriter problems;
    private final int perMinute;

    PublicDoors(RateLimit limit, ProblemWriter problems, HatcheryProperties properties) {
        this.limit = limit;
        this.problems = problems;
        this.perMinute = properties.limits().requestsPerMinute();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean browser = path.startsWith("/v1/")
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && !request.getMethod().equals("OPTIONS");
        return !browser && DOORS.stream().noneMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limit.take("door " + request.getRemoteAddr(), 1, perMinute, MINUTE);
        } catch (ProblemException tooMany) {
            if (request.getRequestURI().startsWith("/v1/")) {
                response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            }
            problems.write(request, response, tooMany);
            return;
        }
        chain.doFilter(request, response);
    }
}
