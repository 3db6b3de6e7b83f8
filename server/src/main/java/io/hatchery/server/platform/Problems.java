package io.hatchery.server.platform;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The problems a request may end with. {@code throw Problems.notFound("lead", id)} in a controller is enough; the words come from the
 * messages, see {@link ProblemException}.
 */
public final class Problems {
    private Problems() {}

    /** 404. {@code what} names the kind of thing: the message {@code thing.<what>}. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "not-found", List.of(new Named("thing." + what, what), id), List.of(), null);
    }

    /** 400: the request makes no sense as it stands. */
    public static ProblemException badRequest(String code, Object... args) {
        return of(HttpStatus.BAD_REQUEST, code, args);
    }

    /** 400 with the places and what is wrong with each. */
    public static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid", List.of(faults.size()), faults, null);
    }

    /** 400 with one thing wrong. */
    public static ProblemException invalid(String place, String code, Object... args) {
        return invalid(List.of(Fault.of(place, code, args)));
    }

    /** 409: what the request builds on is no longer so. */
    public static ProblemException conflict(String code, Object... args) {
        return of(HttpStatus.CONFLICT, code, args);
    }

    /** 403: who is signed in may not do this. */
    public static ProblemException forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden");
    }

    /** 401: no one is signed in. */
    public static ProblemException unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }

    /** 413. */
    public static ProblemException tooLarge(String most) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", most);
    }

    /** 429 with {@code Retry-After}. */
    public static ProblemException tooMany(Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many",
                List.of(Math.max(1, retryAfter.toSeconds())),
                List.of(),
                retryAfter);
    }

    /** Any other. */
    public static ProblemException of(HttpStatus status, String code, Object... args) {
        return new ProblemException(status, code, List.of(args), List.of(), null);
    }

    /** An argument that is itself a message. */
    record Named(String key, String fallback) {}
}
