package io.hatchery.server.runtime;

import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes events of the house itself down as JSON, as those that come from outside are: for the record, and for people to look at. */
public final class RawEvents {
    private RawEvents() {}

    public static String of(JsonMapper json, String type, Map<String, Value> properties) {
        Map<String, Object> shown = new LinkedHashMap<>();
        properties.forEach((key, value) -> shown.put(
                key,
                switch (value) {
                    case Value.Text(String text) -> text;
                    case Value.Num(double number) -> number;
                    case Value.Flag(boolean flag) -> flag;
                    case Value.Moment(Instant moment) -> moment.toString();
                    case Value.Many many -> many.values().toString();
                }));
        return json.writeValueAsString(Map.of("type", type, "properties", shown));
    }
}
