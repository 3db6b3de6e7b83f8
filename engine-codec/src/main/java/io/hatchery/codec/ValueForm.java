package io.hatchery.codec;

import io.hatchery.engine.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values as plain scalars; a moment as {@code {"at": …}}, several values as an array. */
final class ValueForm implements Form<Value> {
    private final ScalarForms.Moment moments = new ScalarForms.Moment();

    @Override
    public void write(JsonGenerator out, Value value) {
        switch (value) {
            case Value.Text text -> out.writeString(text.text());
            case Value.Num number -> ScalarForms.writeNumber(out, number.number());
            case Value.Flag flag -> out.writeBoolean(flag.flag());
            case Value.Moment moment -> {
                out.writeStartObject();
                out.writeName("at");
                moments.write(out, moment.at());
                out.writeEndObject();
            }
            case Value.Many many -> {
                out.writeStartArray();
                many.values().forEach(one -> write(out, one));
                out.writeEndArray();
            }
        }
    }

    @Override
    public Value read(JsonParser in) {
        return switch (in.currentToken()) {
            case VALUE_STRING -> new Value.Text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(ScalarForms.readNumber(in));
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case START_ARRAY -> many(in);
            case START_OBJECT -> moment(in);
            case null, default ->
                throw MalformedException.expected(
                        in, "a text, a number, true, false, {\"at\": time} or an array of these");
        };
    }

    private Value many(JsonParser in) {
        List<Value> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(in));
        }
        return new Value.Many(values);
    }

    private Value moment(JsonParser in) {
        if (!"at".equals(in.nextName())) {
            throw MalformedException.at(in, "expected {\"at\": time}, the only object a value may be");
        }
        in.nextToken();
        Value moment = new Value.Moment(moments.read(in));
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw MalformedException.at(in, "expected nothing beside \"at\"");
        }
        return moment;
    }
}
