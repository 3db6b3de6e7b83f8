package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.ProblemWriter;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Events;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The tracking API under {@code /v1}. Each request has a virtual thread of its own and waits there until its events are durable;
 * thousands may wait for one and the same transaction.
 */
@Component
class TrackingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(TrackingServlet.class);

    private final transient EventDoor events;
    private final transient FormDoor forms;
    private final transient PixelDoor pixel;
    private final transient ClientSettings settings;
    private final transient ProblemWriter problems;

    TrackingServlet(
            EventDoor events, FormDoor forms, PixelDoor pixel, ClientSettings settings, ProblemWriter problems) {
        this.events = events;
        this.forms = forms;
        this.pixel = pixel;
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cors.allow(request, response);
        try {
            answer(request, response);
        } catch (ProblemException problem) {
            problems.write(request, response, problem);
        } catch (Events.Overloaded full) {
            problems.write(request, response, Problems.tooMany(Duration.ofSeconds(full.retryAfterSeconds())));
        } catch (RuntimeException e) {
            LOG.error("Events could not be taken; their sender will try again", e);
            response.setHeader("Retry-After", "5");
            problems.write(request, response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "tracking-unavailable"));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String method = request.getMethod();
        if (method.equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (path.startsWith("pixel/") && method.equals("GET")) {
            pixel.answer(path.substring("pixel/".length()), request, response);
        } else if (path.startsWith("projects/") && path.endsWith("/settings") && method.equals("GET")) {
            settings.answer(
                    path.substring("projects/".length(), path.length() - "/settings".length()), request, response);
        } else if (!method.equals("POST")) {
            response.setHeader("Allow", "POST, OPTIONS");
            throw Problems.of(HttpStatus.METHOD_NOT_ALLOWED, "method", method, "POST");
        } else if (path.startsWith("forms/")) {
            forms.answer(path.substring("forms/".length()), request, response);
        } else {
            events.answer(path, request, response);
        }
    }
}
