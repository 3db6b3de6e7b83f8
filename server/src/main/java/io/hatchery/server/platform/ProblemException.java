package io.hatchery.server.platform;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with an RFC 9457 problem. Made by {@link Problems}. Its words stand in the module's messages ({@code
 * i18n/<module>.properties} and {@code _zh}): {@code problem.<code>.title}, {@code .detail} and {@code .action}, where {@code {0}} is the
 * first argument.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient List<?> args;
    private final transient List<Fault> faults;
    private final transient @Nullable Duration retryAfter;

    ProblemException(HttpStatus status, String code, List<?> args, List<Fault> faults, @Nullable Duration retryAfter) {
        super(code + " " + args + " " + faults, null, false, false);
        this.status = status;
        this.code = code;
        this.args = List.copyOf(args);
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public HttpStatus status() {
        return status;
    }

    /** The last part of the problem's type, {@code urn:hatchery:problem:<code>}. */
    public String code() {
        return code;
    }

    public List<?> args() {
        return args;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** After what time to try again, if that helps. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
