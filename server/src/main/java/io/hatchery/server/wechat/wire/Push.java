package io.hatchery.server.wechat.wire;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A push as WeChat sends it: elements with text, by name; of a name that comes again the first stays.
 *
 * @param parts such as {@code FromUserName}
 */
public record Push(Map<String, String> parts) {
    private static final int MOST = 100;
    private static final int LONGEST = 4000;

    public Push {
        parts = Map.copyOf(parts);
    }

    /** Reads XML without document types and entities; empty when it is none. */
    public static Optional<Push> read(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, String> parts = new LinkedHashMap<>();
        Deque<StringBuilder> open = new ArrayDeque<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext() && parts.size() < MOST) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open.push(new StringBuilder());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty() && open.peek().length() < LONGEST) {
                            open.peek().append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        String text = open.pop().toString().strip();
                        if (!text.isEmpty() && !open.isEmpty()) {
                            parts.putIfAbsent(reader.getLocalName(), text);
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Push(parts));
    }

    public String get(String name) {
        return parts.getOrDefault(name, "");
    }

    /** The same for every time the push is sent. */
    public String id() {
        String message = get("MsgId");
        return message.isEmpty()
                ? String.join("|", get("FromUserName"), get("CreateTime"), get("Event"), get("EventKey"))
                : message;
    }

    /** When it happened; now when that is not said, or lies ahead. */
    public Instant at(Instant now) {
        String seconds = get("CreateTime");
        Instant told = seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : now;
        return told.isAfter(now) ? now : told;
    }

    /** What the QR code that was scanned says; empty when none was. */
    public String scene() {
        String key = get("EventKey");
        return switch (get("Event")) {
            case "subscribe" -> key.startsWith("qrscene_") ? key.substring("qrscene_".length()) : "";
            case "SCAN" -> key;
            default -> "";
        };
    }
}
