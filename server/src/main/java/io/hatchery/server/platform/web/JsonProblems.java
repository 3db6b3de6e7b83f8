package io.hatchery.server.platform.web;

import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What was wrong with a JSON body, with its place. */
final class JsonProblems {
    private static final int SHOWN = 80;

    private JsonProblems() {}

    static ProblemException of(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException problem -> {
                    return problem;
                }
                case JacksonException json -> {
                    return of(json);
                }
                default -> {}
            }
        }
        return Problems.badRequest("body-missing");
    }

    static ProblemException of(JacksonException e) {
        String place = place(e);
        return switch (e) {
            case StreamConstraintsException limit ->
                Problems.of(
                        org.springframework.http.HttpStatus.CONTENT_TOO_LARGE,
                        "json-limit",
                        shown(limit.getOriginalMessage()));
            case StreamReadException syntax ->
                Problems.badRequest(
                        "json-malformed",
                        syntax.getLocation().getLineNr(),
                        syntax.getLocation().getColumnNr(),
                        shown(syntax.getOriginalMessage()));
            case InvalidFormatException format ->
                Problems.invalid(place, "type", word(format.getTargetType()), shown(String.valueOf(format.getValue())));
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null ->
                Problems.invalid(place, "shape", word(mismatch.getTargetType()), shown(mismatch.getOriginalMessage()));
            case DatabindException other -> Problems.invalid(place, "unfit", shown(root(other)));
            default -> Problems.badRequest("json-malformed", 0, 0, shown(e.getOriginalMessage()));
        };
    }

    private static String place(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() != null ? step.getPropertyName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("/"));
    }

    private static String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(cause.getMessage());
    }

    /** A Java type in the words of someone who writes JSON. */
    static String word(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" | "));
        }
        Map<Class<?>, String> words = Map.of(
                Instant.class, "2026-03-02T01:00:00Z",
                Duration.class, "P3D",
                LocalDate.class, "2026-03-02",
                String.class, "string",
                Boolean.class, "true | false",
                boolean.class, "true | false");
        if (words.containsKey(type)) {
            return words.get(type);
        }
        if (Number.class.isAssignableFrom(type)
                || List.of(int.class, long.class, double.class).contains(type)) {
            return "number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray()
                ? "array"
                : "object (" + type.getSimpleName() + ")";
    }

    /** At most as much of it as a message can bear. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
