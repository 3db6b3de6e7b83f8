package io.hatchery.server.intake.tracking;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The settings Segment's browser client asks for before it starts: send everything here, and nothing about yourself. */
@Component
class ClientSettings {
    private final KeyRing keys;

    ClientSettings(KeyRing keys) {
        this.keys = keys;
    }

    void answer(String writeKey, HttpServletRequest request, HttpServletResponse response) throws IOException {
        keys.known(writeKey, request.getHeader("Origin"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode delivery = body.putObject("integrations").putObject("Segment.io");
        delivery.put("apiKey", writeKey);
        delivery.put("apiHost", request.getHeader("Host") + "/v1");
        delivery.put("protocol", request.getScheme());
        delivery.put("retryQueue", true);
        delivery.put("addBundledMetadata", true);
        delivery.putArray("unbundledIntegrations");
        delivery.putObject("maybeBundledConfigIds");
        ObjectNode plan = body.putObject("plan");
        for (String type : new String[] {"track", "identify", "group"}) {
            plan.putObject(type).putObject("__default").put("enabled", true);
        }
        body.putObject("metrics").put("sampleRate", 0);
        body.putObject("enabledMiddleware");
        body.putArray("remotePlugins");
        body.putObject("edgeFunction");
        body.put("analyticsNextEnabled", true);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=60");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
