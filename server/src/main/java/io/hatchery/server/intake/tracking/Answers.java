package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answers Segment's clients wait for. An empty body would make some of them send again for ever. */
final class Answers {
    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

    private Answers() {}

    static void success(HttpServletResponse response) throws IOException {
        write(response, SUCCESS);
    }

    /** Success if anything was taken, with what was not; a problem if nothing was. */
    static void answer(
            Outcome outcome,
            boolean single,
            HttpServletRequest request,
            HttpServletResponse response,
            Refusals refusals)
            throws IOException {
        if (outcome.refused().isEmpty()) {
            success(response);
        } else if (outcome.accepted() == 0) {
            throw Problems.invalid(outcome.refused().stream()
                    .limit(20)
                    .map(r -> fault(r, single))
                    .toList());
        } else {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("success", true);
            body.put("accepted", outcome.accepted());
            ArrayNode rejected = body.putArray("rejected");
            outcome.refused()
                    .forEach(r -> rejected.addObject()
                            .put("index", r.index())
                            .put("messageId", r.messageId())
                            .put("code", r.why().code())
                            .put("message", refusals.text(r.why(), request)));
            write(response, body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Fault fault(Outcome.Refused refused, boolean single) {
        return new Fault(
                single ? "" : "batch/" + refused.index(),
                "event." + refused.why().code(),
                List.copyOf(refused.why().args()));
    }

    private static void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
