package io.hatchery.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Carries a mistake in the JSON from where it was found to the edge of this package, where it becomes a value. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String place;

    MalformedException(String place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    static MalformedException at(JsonParser in, String message) {
        return new MalformedException(place(in), message);
    }

    static MalformedException expected(JsonParser in, String what) {
        return at(in, "expected " + what + ", got " + describe(in));
    }

    static String place(JsonParser in) {
        return in.streamReadContext().pathAsPointer().toString();
    }

    MalformedException inside(String prefix) {
        return new MalformedException(prefix + place, message());
    }

    String place() {
        return place;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    private static String describe(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> "the text \"" + clipped(in.getString()) + "\"";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + clipped(in.getString());
            case VALUE_TRUE, VALUE_FALSE -> in.getString();
            case VALUE_NULL -> "null";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> token.name();
        };
    }

    private static String clipped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
