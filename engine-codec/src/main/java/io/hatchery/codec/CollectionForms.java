package io.hatchery.codec;

import io.hatchery.engine.base.SmallMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The forms of lists and of maps from names. Missing ones are empty. */
final class CollectionForms {
    private CollectionForms() {}

    record Several<T>(Form<T> of) implements Form<List<T>> {
        @Override
        public void write(JsonGenerator out, List<T> values) {
            out.writeStartArray();
            for (T value : values) {
                of.write(out, value);
            }
            out.writeEndArray();
        }

        @Override
        public List<T> read(JsonParser in) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw MalformedException.expected(in, "an array");
            }
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return List.of();
            }
            List<T> values = new ArrayList<>();
            do {
                values.add(of.read(in));
            } while (in.nextToken() != JsonToken.END_ARRAY);
            return values;
        }

        @Override
        public List<T> absent() {
            return List.of();
        }
    }

    record Named<T>(Form<T> of) implements Form<Map<String, T>> {
        @Override
        public void write(JsonGenerator out, Map<String, T> values) {
            out.writeStartObject();
            for (Map.Entry<String, T> entry : ordered(values).entrySet()) {
                out.writeName(entry.getKey());
                of.write(out, entry.getValue());
            }
            out.writeEndObject();
        }

        /** A map without an order of its own is written by its keys, so that the same record always has the same text. */
        private Map<String, T> ordered(Map<String, T> values) {
            return values.size() < 2 || values instanceof SmallMap ? values : new TreeMap<>(values);
        }

        @Override
        public Map<String, T> read(JsonParser in) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw MalformedException.expected(in, "an object");
            }
            String name = in.nextName();
            if (name == null) {
                return Map.of();
            }
            Map<String, T> values = new LinkedHashMap<>();
            for (; name != null; name = in.nextName()) {
                in.nextToken();
                values.put(name, of.read(in));
            }
            return values;
        }

        @Override
        public Map<String, T> absent() {
            return Map.of();
        }
    }
}
