package io.hatchery.server.platform.web;

import io.hatchery.server.platform.ProblemWriter;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the servlet container gives up on is answered in the same form as everything else. */
@Controller
class ErrorAnswers implements ErrorController {
    private final ProblemWriter writer;

    ErrorAnswers(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.INTERNAL_SERVER_ERROR;
        writer.write(
                request,
                response,
                switch (status) {
                    case NOT_FOUND ->
                        Problems.of(
                                status,
                                "no-such-address",
                                String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
                    case CONTENT_TOO_LARGE -> Problems.tooLarge("–");
                    case UNAUTHORIZED -> Problems.unauthenticated();
                    case FORBIDDEN -> Problems.forbidden();
                    case INTERNAL_SERVER_ERROR -> Problems.of(status, "internal", "–");
                    default -> Problems.of(status, "request", status.getReasonPhrase());
                });
    }
}
