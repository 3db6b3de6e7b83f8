package io.hatchery.server.intake.tracking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies event by event, so that one bad event of a batch costs itself alone: too large, too deep, with characters that cannot be
 * kept. Only a body that is no JSON at all is refused as a whole.
 */
final class PayloadReader {
    private static final int DEEPEST = 1_500;
    private static final int SHOWN = 2_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Limits.BODY)
                    .maxNumberLength(400)
                    .build())
            .build();

    private final String text;
    private final boolean unreadable;

    private PayloadReader(String text, boolean unreadable) {
        this.text = text;
        this.unreadable = unreadable;
    }

    /**
     * Reads a body.
     *
     * @param batch whether events are expected in an array named {@code batch}
     */
    static Payload read(byte[] body, boolean batch) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean unreadable = text.indexOf('\uFFFD') >= 0 && !isUtf8(body);
        return new PayloadReader(text, unreadable).payload(batch);
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Payload payload(boolean batch) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Payload.Unexpected("empty");
            }
            if (first != JsonToken.START_OBJECT) {
                return new Payload.Unexpected("object");
            }
            Payload payload = batch ? batch(parser) : single(parser);
            return payload instanceof Payload.Events && parser.nextToken() != null
                    ? new Payload.Unexpected("trailing")
                    : payload;
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Payload.Malformed(
                    at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), e.getOriginalMessage());
        }
    }

    private Payload single(JsonParser parser) {
        TreeReader tree = new TreeReader(parser, unreadable);
        ObjectNode event = (ObjectNode) tree.read();
        return new Payload.Events(event, List.of(item(event, tree.why(), text)));
    }

    private Payload batch(JsonParser parser) {
        ObjectNode envelope = TreeReader.object();
        List<Item> items = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("batch")) {
                if (value != JsonToken.START_ARRAY) {
                    return new Payload.Unexpected("batch");
                }
                items = items(parser);
            } else {
                envelope.set(name, new TreeReader(parser, unreadable).read());
            }
        }
        return items == null ? new Payload.Unexpected("batch") : new Payload.Events(envelope, items);
    }

    private List<Item> items(JsonParser parser) {
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            TreeReader tree = new TreeReader(parser, unreadable);
            JsonNode node = tree.read();
            int to = (int) parser.currentLocation().getCharOffset();
            String raw = text.substring(from, Math.min(to, text.length()));
            if (items.size() >= Limits.BATCH) {
                items.add(new Item.Unsound(Refusal.of("too-many", Limits.BATCH), shown(raw)));
            } else if (node instanceof ObjectNode event) {
                items.add(item(event, tree.why(), raw));
            } else {
                items.add(new Item.Unsound(Refusal.of("object"), shown(raw)));
            }
        }
        return items;
    }

    private static Item item(ObjectNode event, @Nullable Refusal why, String raw) {
        if (why != null) {
            return new Item.Unsound(why, shown(raw));
        }
        if (raw.length() > Limits.EVENT / 4) {
            int bytes = raw.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Limits.EVENT) {
                return new Item.Unsound(Refusal.of("too-large", bytes, Limits.EVENT), shown(raw));
            }
        }
        return new Item.Sound(event, raw);
    }

    private static String shown(String raw) {
        String clean = raw.replace('\0', '\uFFFD');
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }
}
