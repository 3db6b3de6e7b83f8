package io.hatchery.server.wechat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hatchery.server.platform.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The menu at the foot of a service account: one to three entries side by side, each something by itself or a list of one to five. Limits
 * are WeChat's, in bytes of UTF-8.
 */
record Menu(List<Entry> entries) {
    private static final int MOST = 3;
    private static final int MOST_BELOW = 5;
    private static final int NAME = 16;
    private static final int NAME_BELOW = 60;
    private static final int KEY = 128;
    private static final int URL = 1024;
    private static final int TEXT = 600;

    Menu {
        entries = List.copyOf(entries);
    }

    /** What stands in the menu. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Folder.class, name = "folder"),
        @JsonSubTypes.Type(value = Link.class, name = "link"),
        @JsonSubTypes.Type(value = Say.class, name = "say"),
        @JsonSubTypes.Type(value = MiniProgram.class, name = "miniprogram")
    })
    sealed interface Entry {
        String name();
    }

    /** An entry that is no folder. */
    sealed interface Leaf extends Entry {}

    record Folder(String name, List<Entry> entries) implements Entry {
        public Folder {
            entries = List.copyOf(entries);
        }
    }

    /** Opens a page. */
    record Link(String name, String url) implements Leaf {}

    /**
     * Says something.
     *
     * @param key what the event {@code wechat.menu_clicked} carries
     */
    record Say(String name, String key, String text) implements Leaf {}

    /** @param url the page for phones that know no mini programs */
    record MiniProgram(String name, String appId, String path, String url) implements Leaf {}

    /** What to answer to a click, empty for nothing. */
    String said(String key) {
        return leaves().filter(leaf -> leaf instanceof Say say && say.key().equals(key))
                .map(leaf -> ((Say) leaf).text())
                .findFirst()
                .orElse("");
    }

    private Stream<Entry> leaves() {
        return entries.stream()
                .flatMap(entry -> entry instanceof Folder folder ? folder.entries().stream() : Stream.of(entry));
    }

    /** Why WeChat would not take it. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (entries.isEmpty() || entries.size() > MOST) {
            faults.add(Fault.of("entries", "wechat.menu-many", MOST));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            check("entries/" + i, entries.get(i), NAME, keys, faults);
        }
        return faults;
    }

    private static void check(String at, Entry entry, int longest, Set<String> keys, List<Fault> faults) {
        bounded(at + "/name", entry.name(), longest, faults);
        switch (entry) {
            case Folder folder -> {
                if (folder.entries().isEmpty() || folder.entries().size() > MOST_BELOW) {
                    faults.add(Fault.of(at + "/entries", "wechat.menu-many", MOST_BELOW));
                }
                for (int i = 0; i < folder.entries().size(); i++) {
                    String below = at + "/entries/" + i;
                    if (folder.entries().get(i) instanceof Folder) {
                        faults.add(Fault.of(below, "wechat.menu-deep"));
                    } else {
                        check(below, folder.entries().get(i), NAME_BELOW, keys, faults);
                    }
                }
            }
            case Link link -> address(at + "/url", link.url(), faults);
            case Say say -> {
                bounded(at + "/key", say.key(), KEY, faults);
                if (!keys.add(say.key())) {
                    faults.add(Fault.of(at + "/key", "taken"));
                }
                if (say.text().length() > TEXT) {
                    faults.add(Fault.of(at + "/text", "too-long", TEXT));
                }
            }
            case MiniProgram program -> {
                if (!program.appId().matches("wx[0-9a-zA-Z]{6,40}")) {
                    faults.add(Fault.of(at + "/appId", "wechat.menu-app"));
                }
                bounded(at + "/path", program.path(), URL, faults);
                address(at + "/url", program.url(), faults);
            }
        }
    }

    private static void bounded(String at, String text, int bytes, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.of(at, "required"));
        } else if (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
            faults.add(Fault.of(at, "wechat.menu-long", bytes / 3, bytes));
        }
    }

    private static void address(String at, String url, List<Fault> faults) {
        bounded(at, url, URL, faults);
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!url.isBlank() && (!web || uri.getHost() == null)) {
                faults.add(Fault.of(at, "wechat.menu-url"));
            }
        } catch (URISyntaxException e) {
            faults.add(Fault.of(at, "wechat.menu-url"));
        }
    }

    /** As WeChat takes it. */
    ObjectNode toWeChat() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        write(entries, body.putArray("button"));
        return body;
    }

    private static void write(List<Entry> entries, ArrayNode into) {
        for (Entry entry : entries) {
            ObjectNode button = into.addObject().put("name", entry.name());
            switch (entry) {
                case Folder folder -> write(folder.entries(), button.putArray("sub_button"));
                case Link link -> button.put("type", "view").put("url", link.url());
                case Say say -> button.put("type", "click").put("key", say.key());
                case MiniProgram program ->
                    button.put("type", "miniprogram")
                            .put("appid", program.appId())
                            .put("pagepath", program.path())
                            .put("url", program.url());
            }
        }
    }

    /** A menu made elsewhere, as far as it can be shown here; entries of other kinds are left out. What clicks answer is not known. */
    static Menu fromWeChat(JsonNode body) {
        return new Menu(read(body.path("menu").path("button")));
    }

    private static List<Entry> read(JsonNode buttons) {
        return StreamSupport.stream(buttons.spliterator(), false)
                .map(Menu::entry)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Entry> entry(JsonNode button) {
        String name = text(button, "name");
        JsonNode below = button.path("sub_button");
        if (!below.isEmpty()) {
            return Optional.of(new Folder(name, read(below)));
        }
        return switch (text(button, "type")) {
            case "view" -> Optional.of(new Link(name, text(button, "url")));
            case "click" -> Optional.of(new Say(name, text(button, "key"), ""));
            case "miniprogram" ->
                Optional.of(
                        new MiniProgram(name, text(button, "appid"), text(button, "pagepath"), text(button, "url")));
            default -> Optional.empty();
        };
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
