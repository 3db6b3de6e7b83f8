package io.hatchery.server.wechat.wire;

import tools.jackson.databind.JsonNode;

/** What the API answered. */
public sealed interface Answer {
    record Good(JsonNode body) implements Answer {}

    /** It refuses: its code says why. */
    record Refused(int code, String message) implements Answer {}

    /** Nobody answered, or something that is no answer. */
    record Away(String why) implements Answer {}
}
