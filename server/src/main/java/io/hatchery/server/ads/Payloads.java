package io.hatchery.server.ads;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what platforms send. Pure: unknown fields are kept as answers, and nothing that comes makes it fail. */
final class Payloads {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A time after it is none. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int DEPTH = 5;
    private static final int MOST = 200;
    private static final int LONGEST = 2000;
    private static final List<String> IDS =
            List.of("clueid", "clue_id", "lead_id", "leads_id", "leadgen_id", "leadid", "id", "req_id", "message_id");

    /** Our fields by the names platforms give them, without case, spaces and underscores. */
    private static final Map<String, String> NAMES = names();

    private Payloads() {}

    static Reading read(AdsSettings.Connection connection, byte[] raw) {
        return switch (connection.platform()) {
            case GOOGLE -> json(raw, Payloads::google);
            case META -> json(raw, Payloads::meta);
            case LINKEDIN -> json(raw, LinkedIn::push);
            case BAIDU, OCEAN_ENGINE, TENCENT, XIAOHONGSHU, OTHER -> mapped(connection, raw);
        };
    }

    private static Reading json(byte[] raw, java.util.function.Function<JsonNode, Reading> read) {
        try {
            JsonNode node = JSON.readTree(raw);
            return node != null && node.isObject() ? read.apply(node) : new Reading.Unreadable("ads-not-object", "");
        } catch (JacksonException e) {
            return new Reading.Unreadable("ads-not-json", String.valueOf(e.getOriginalMessage()));
        }
    }

    private static Reading google(JsonNode node) {
        String id = text(node.path("lead_id"));
        if (id == null) {
            return new Reading.Unreadable("ads-no-id", "lead_id");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode column : node.path("user_column_data")) {
            String name = text(column.path("column_id"));
            String value = text(column.path("string_value"));
            if (name != null && value != null) {
                put(fields, name, value, Map.of());
            }
        }
        Map<String, String> clicks = new HashMap<>();
        String click = text(node.path("gcl_id"));
        if (click != null) {
            clicks.put("gclid", click);
        }
        return new Reading.Leads(List.of(new InboundLead(
                id,
                time(text(node.path("lead_submit_time"))),
                text(node.path("form_id")),
                fields,
                text(node.path("campaign_id")),
                text(node.path("adgroup_id")),
                text(node.path("creative_id")),
                null,
                clicks,
                null,
                node.path("is_test").asBoolean(false))));
    }

    private static Reading meta(JsonNode node) {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : node.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                String id = text(change.path("value").path("leadgen_id"));
                if ("leadgen".equals(text(change.path("field"))) && id != null && id.matches("\\d{1,25}")) {
                    ids.add(id);
                }
            }
        }
        return new Reading.ToFetch(ids);
    }

    /** A lead as Meta’s Graph API answers it. */
    static Reading metaLead(byte[] raw) {
        return json(raw, node -> {
            String id = text(node.path("id"));
            if (id == null) {
                return new Reading.Unreadable("ads-no-id", "id");
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (JsonNode field : node.path("field_data")) {
                String name = text(field.path("name"));
                String value = text(field.path("values").path(0));
                if (name != null && value != null) {
                    put(fields, name, value, Map.of());
                }
            }
            return new Reading.Leads(List.of(new InboundLead(
                    id,
                    time(text(node.path("created_time"))),
                    text(node.path("form_id")),
                    fields,
                    text(node.path("campaign_id")),
                    text(node.path("adset_id")),
                    text(node.path("ad_id")),
                    null,
                    Map.of(),
                    null,
                    false)));
        });
    }

    private static Reading mapped(AdsSettings.Connection connection, byte[] raw) {
        String body = new String(raw, StandardCharsets.UTF_8).strip();
        Map<String, String> flat = new LinkedHashMap<>();
        if (body.startsWith("{")) {
            try {
                flatten("", JSON.readTree(body), flat, 0);
            } catch (JacksonException e) {
                return new Reading.Unreadable("ads-not-json", String.valueOf(e.getOriginalMessage()));
            }
        } else if (body.indexOf('=') > 0) {
            entries(body, flat);
        } else {
            return new Reading.Unreadable("ads-not-object", "");
        }
        String id = id(connection, flat, raw);
        Map<String, String> fields = new LinkedHashMap<>();
        flat.forEach((name, value) -> put(fields, name, value, connection.mapping()));
        Map<String, String> clicks = new HashMap<>();
        for (String click : List.of("bd_vid", "clickid", "gdt_vid", "qz_gdt", "gclid", "click_id")) {
            String value = flat.get(click);
            if (value != null) {
                clicks.put(click.equals("click_id") ? firstClick(connection.platform()) : click, value);
            }
        }
        return new Reading.Leads(List.of(new InboundLead(
                id,
                time(first(
                        flat,
                        "create_time_detail",
                        "create_time",
                        "createTime",
                        "leads_create_time",
                        "submit_time",
                        "created_at")),
                first(flat, "form_name", "formName", "site_name", "component_name", "form_id"),
                fields,
                first(flat, "campaign_name", "campaign", "project_name", "campaign_id", "project_id"),
                first(flat, "adgroup_name", "unit_name", "ad_name", "adgroup_id", "ad_id"),
                first(flat, "creative_name", "creative_id", "promotion_name", "promotion_id"),
                first(flat, "search_bid_word", "keyword"),
                clicks,
                first(flat, "external_url", "page_url", "url"),
                "3".equals(flat.get("clue_source")) || "4".equals(flat.get("clue_source")))));
    }

    private static String firstClick(Platform platform) {
        return platform.clicks().isEmpty() ? "click_id" : platform.clicks().getFirst();
    }

    private static String id(AdsSettings.Connection connection, Map<String, String> flat, byte[] raw) {
        String path = connection.idPath();
        if (path != null && flat.get(path) != null) {
            return flat.get(path);
        }
        for (Map.Entry<String, String> entry : flat.entrySet()) {
            String last = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
            if (IDS.contains(last.toLowerCase(Locale.ROOT))) {
                return entry.getValue();
            }
        }
        return "digest:" + digest(raw);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into, int depth) {
        if (depth > DEPTH || into.size() >= MOST) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(one -> flatten(
                            prefix.isEmpty() ? cut(one.getKey()) : prefix + "." + cut(one.getKey()),
                            one.getValue(),
                            into,
                            depth + 1));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + "." + i, node.get(i), into, depth + 1);
            }
        } else {
            String value = text(node);
            if (value != null) {
                into.put(prefix.isEmpty() ? "value" : prefix, value);
            }
        }
    }

    private static void entries(String body, Map<String, String> into) {
        for (String pair : body.split("&", MOST)) {
            int is = pair.indexOf('=');
            try {
                String value = is < 0
                        ? ""
                        : cut(URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8)
                                .strip());
                if (!value.isEmpty()) {
                    into.put(cut(URLDecoder.decode(pair.substring(0, is), StandardCharsets.UTF_8)), value);
                }
            } catch (IllegalArgumentException notEncoded) {
                into.put("unreadable", cut(pair));
            }
        }
    }

    /** Keeps an answer under our name for it, else under theirs. */
    static void put(Map<String, String> fields, String name, String value, Map<String, String> mapping) {
        String mapped = mapping.get(name);
        String last = name.substring(name.lastIndexOf('.') + 1);
        String ours = mapped != null
                ? mapped
                : NAMES.get(last.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", ""));
        fields.putIfAbsent(ours == null ? name : ours, value);
    }

    private static @Nullable String first(Map<String, String> flat, String... names) {
        for (String name : names) {
            String value = flat.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull() || node.isContainer()) {
            return null;
        }
        String text = cut(node.asString("").strip());
        return text.isEmpty() ? null : text;
    }

    /** Short enough, never half a character, and without what no table takes. */
    private static String cut(String text) {
        String clean = text.replace("\u0000", "");
        if (clean.length() <= LONGEST) {
            return clean;
        }
        return clean.substring(0, LONGEST - (Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? 1 : 0));
    }

    /** RFC 3339, Meta’s offset without colon, local time of China, or seconds or milliseconds since 1970. */
    static @Nullable Instant time(@Nullable String told) {
        Instant read = told == null ? null : anyTime(told);
        return read == null || read.isBefore(Instant.EPOCH) || read.isAfter(LATEST) ? null : read;
    }

    private static @Nullable Instant anyTime(String told) {
        try {
            if (told.matches("\\d{10}")) {
                return Instant.ofEpochSecond(Long.parseLong(told));
            }
            if (told.matches("\\d{13}")) {
                return Instant.ofEpochMilli(Long.parseLong(told));
            }
            String iso = told.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d$");
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(CHINA).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String digest(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        Map.of(
                        "name", List.of("name", "fullname", "姓名", "username", "leadsname", "customername"),
                        "email",
                                List.of(
                                        "email",
                                        "workemail",
                                        "workemailaddress",
                                        "mail",
                                        "邮箱",
                                        "leadsemail",
                                        "emailaddress"),
                        "phone",
                                List.of(
                                        "phone",
                                        "phonenumber",
                                        "workphone",
                                        "tel",
                                        "telephone",
                                        "mobile",
                                        "手机",
                                        "手机号",
                                        "电话",
                                        "leadstelephone",
                                        "cellphone"),
                        "company", List.of("company", "companyname", "公司", "公司名称", "企业"),
                        "title", List.of("jobtitle", "title", "position", "职位", "职务"),
                        "city", List.of("city", "cityname", "城市"),
                        "region", List.of("region", "province", "provincename", "state", "省份"),
                        "country", List.of("country"),
                        "firstName", List.of("firstname"),
                        "lastName", List.of("lastname"))
                .forEach((ours, theirs) -> theirs.forEach(one -> names.put(one, ours)));
        return Map.copyOf(names);
    }
}
