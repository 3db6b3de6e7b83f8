package io.hatchery.server.platform.web;

import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.ProblemWriter;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ends a request badly into an RFC 9457 problem that says what was expected, what came and what to do. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;
    private final Ids ids;

    ProblemAdvice(ProblemWriter writer, Ids ids) {
        this.writer = writer;
        this.ids = ids;
    }

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<ProblemWriter.Body> expected(ProblemException problem, Locale locale) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        return new ResponseEntity<>(writer.body(problem, locale), headers, problem.status());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemWriter.Body> unreadable(HttpMessageNotReadableException e, Locale locale) {
        return expected(JsonProblems.of(e), locale);
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<ProblemWriter.Body> invalid(MethodArgumentNotValidException e, Locale locale) {
        List<Fault> faults = e.getBindingResult().getAllErrors().stream()
                .map(ProblemAdvice::fault)
                .toList();
        return expected(Problems.invalid(faults), locale);
    }

    @ExceptionHandler(HandlerMethodValidationException.class)
    ResponseEntity<ProblemWriter.Body> invalid(HandlerMethodValidationException e, Locale locale) {
        List<Fault> faults = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> error instanceof FieldError field
                                ? fault(field)
                                : fault(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        error)))
                .toList();
        return expected(Problems.invalid(faults), locale);
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<ProblemWriter.Body> invalid(ConstraintViolationException e, Locale locale) {
        List<Fault> faults = e.getConstraintViolations().stream()
                .map((ConstraintViolation<?> it) ->
                        Fault.of(it.getPropertyPath().toString().replace('.', '/'), "unfit", it.getMessage()))
                .toList();
        return expected(Problems.invalid(faults), locale);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemWriter.Body> mismatch(MethodArgumentTypeMismatchException e, Locale locale) {
        Class<?> wanted = e.getRequiredType();
        return expected(
                Problems.invalid(
                        e.getName(),
                        "type",
                        wanted == null ? "?" : JsonProblems.word(wanted),
                        JsonProblems.shown(String.valueOf(e.getValue()))),
                locale);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ProblemWriter.Body> nowhere(HttpServletRequest request, Locale locale) {
        return expected(Problems.of(HttpStatus.NOT_FOUND, "no-such-address", request.getRequestURI()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemWriter.Body> method(HttpRequestMethodNotSupportedException e, Locale locale) {
        String allowed = String.join(
                ", ",
                e.getSupportedHttpMethods() == null
                        ? List.of()
                        : e.getSupportedHttpMethods().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList());
        return expected(Problems.of(HttpStatus.METHOD_NOT_ALLOWED, "method", e.getMethod(), allowed), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemWriter.Body> media(HttpMediaTypeNotSupportedException e, Locale locale) {
        String came = e.getContentType() == null ? "–" : e.getContentType().toString();
        String wanted = String.join(
                ", ",
                e.getSupportedMediaTypes().stream().map(MediaType::toString).toList());
        return expected(Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", came, wanted), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemWriter.Body> accept(HttpMediaTypeNotAcceptableException e, Locale locale) {
        String offered = String.join(
                ", ",
                e.getSupportedMediaTypes().stream().map(MediaType::toString).toList());
        return expected(Problems.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", offered), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemWriter.Body> missing(ServletRequestBindingException e, Locale locale) {
        return expected(
                Problems.badRequest("parameters", String.valueOf(e.getBody().getDetail())), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemWriter.Body> upload(MultipartException e, Locale locale) {
        return e instanceof MaxUploadSizeExceededException
                ? expected(Problems.tooLarge("200 MB"), locale)
                : expected(Problems.badRequest("multipart"), locale);
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<ProblemWriter.Body> denied(Locale locale) {
        return expected(Problems.forbidden(), locale);
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<ProblemWriter.Body> stranger(Locale locale) {
        return expected(Problems.unauthenticated(), locale);
    }

    /** The client has gone; there is no one to tell. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemWriter.Body> unexpected(Exception e, HttpServletRequest request, Locale locale) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return expected(
                    Problems.of(
                            status, "request", String.valueOf(known.getBody().getDetail())),
                    locale);
        }
        String reference = ids.next();
        LOG.error("{} {} failed ({})", request.getMethod(), request.getRequestURI(), reference, e);
        return expected(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", reference), locale);
    }

    private static Fault fault(ObjectError error) {
        return error instanceof FieldError field
                ? Fault.of(field.getField().replace('.', '/'), "unfit", String.valueOf(field.getDefaultMessage()))
                : fault("", error);
    }

    private static Fault fault(String place, MessageSourceResolvable error) {
        return Fault.of(place, "unfit", String.valueOf(error.getDefaultMessage()));
    }
}
