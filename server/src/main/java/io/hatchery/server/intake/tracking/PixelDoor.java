package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.runtime.Events;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events by picture, for places where no script runs. Always the picture, whatever comes of the event. */
@Component
class PixelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PixelDoor.class);
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final EventDoor events;

    PixelDoor(EventDoor events) {
        this.events = events;
    }

    void answer(String type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String data = request.getParameter("data");
            byte[] body = data == null
                    ? dotted(request)
                    : Base64.getMimeDecoder().decode(data.replace('-', '+').replace('_', '/'));
            Call.ofPath(type).ifPresent(call -> events.takeOne(call, body, request));
        } catch (ProblemException | Events.Overloaded | IllegalArgumentException | RequestRejectedException refused) {
            LOG.debug("An event by picture was not taken", refused);
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("image/gif");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(GIF.length);
        response.getOutputStream().write(GIF);
    }

    /** {@code ?userId=1&properties.plan=pro} as an object. */
    private static byte[] dotted(HttpServletRequest request) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> {
            ObjectNode at = event;
            String[] parts = name.split("\\.", 4);
            for (int i = 0; i < parts.length - 1; i++) {
                at = at.path(parts[i]).isObject() ? (ObjectNode) at.path(parts[i]) : at.putObject(parts[i]);
            }
            at.put(parts[parts.length - 1], values[0]);
        });
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
