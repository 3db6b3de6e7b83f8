package io.hatchery.server.ads;

import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ClickRows.Click;
import io.hatchery.server.platform.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what platforms are told of a lead, in the form each wants, and reads what they answer. Pure. */
final class Conversions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter GOOGLE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final Duration NOT_OLDER = Duration.ofDays(90);
    private static final int OK = 200;

    private Conversions() {}

    /**
     * What is told.
     *
     * @param id the same however often it is told
     * @param type what the platform calls it
     * @param agreed whether people agreed that the platform learns of them
     */
    record Conversion(
            String id,
            String type,
            Instant at,
            @Nullable Click click,
            @Nullable String email,
            @Nullable String phone,
            boolean agreed) {}

    record Call(String address, Map<String, String> headers, String body) {}

    /** What an answer means. */
    sealed interface Verdict {
        record Taken() implements Verdict {}

        record Later(String why) implements Verdict {}

        record Never(String why) implements Verdict {}
    }

    /** The call to make; empty, with the reason to tell, when there is nothing the platform could know the lead by. */
    static Optional<Call> call(Connection connection, Conversion told, ZoneId zone, Instant now) {
        if (told.click() != null && told.click().at().isBefore(now.minus(NOT_OLDER))) {
            return Optional.empty();
        }
        return switch (connection.platform()) {
            case BAIDU -> baidu(connection, told);
            case OCEAN_ENGINE -> ocean(connection, told);
            case TENCENT -> tencent(connection, told, now);
            case GOOGLE -> google(connection, told, zone);
            case META -> meta(connection, told);
            case LINKEDIN, XIAOHONGSHU, OTHER -> Optional.empty();
        };
    }

    private static Optional<Call> baidu(Connection connection, Conversion told) {
        if (told.click() == null || told.click().page().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = NODES.objectNode().put("token", secret(connection.access()));
        body.putArray("conversionTypes")
                .addObject()
                .put("logidUrl", told.click().page())
                .put("newType", number(told.type()))
                .put("convertTime", told.at().getEpochSecond())
                .put("isConvert", 1)
                .put("outerEventId", told.id())
                .put("outerEventType", "custom_dedup");
        return Optional.of(new Call(connection.api() + "/ocpcapi/api/uploadConvertData", Map.of(), body.toString()));
    }

    private static Optional<Call> ocean(Connection connection, Conversion told) {
        if (told.click() == null) {
            return Optional.empty();
        }
        ObjectNode body = NODES.objectNode().put("event_type", told.type());
        body.putObject("context")
                .putObject("ad")
                .put("callback", told.click().value())
                .put("match_type", 0);
        body.put("timestamp", told.at().toEpochMilli());
        body.putObject("properties").put("outer_event_id", told.id());
        return Optional.of(new Call(connection.api() + "/api/v2/conversion", Map.of(), body.toString()));
    }

    private static Optional<Call> tencent(Connection connection, Conversion told, Instant now) {
        if (told.click() == null && told.phone() == null) {
            return Optional.empty();
        }
        String[] account = String.valueOf(connection.account()).split("/", 2);
        ObjectNode body = NODES.objectNode().put("account_id", number(account[0]));
        body.put("user_action_set_id", number(account[account.length - 1]));
        ObjectNode action = body.putArray("actions").addObject();
        action.put("action_time", told.at().getEpochSecond()).put("action_type", told.type());
        action.put("external_action_id", told.id());
        if (told.click() != null) {
            action.putObject("trace").put("click_id", told.click().value());
            action.put("url", told.click().page());
        }
        if (told.phone() != null) {
            action.putObject("user_id")
                    .put("hash_phone", Signatures.sha256(told.phone().replace("+86", "")));
        }
        String address =
                connection.api() + "/user_actions/add?access_token=" + secret(connection.access()) + "&timestamp="
                        + now.getEpochSecond() + "&nonce="
                        + Signatures.sha256(told.id() + now).substring(0, 32);
        return Optional.of(new Call(address, Map.of(), body.toString()));
    }

    private static Optional<Call> google(Connection connection, Conversion told, ZoneId zone) {
        if (told.click() == null && told.email() == null && told.phone() == null) {
            return Optional.empty();
        }
        ObjectNode body = NODES.objectNode();
        ObjectNode one = body.putArray("conversions").addObject();
        String customer = String.valueOf(connection.account()).replace("-", "");
        one.put(
                "conversionAction",
                told.type().startsWith("customers/")
                        ? told.type()
                        : "customers/" + customer + "/conversionActions/" + told.type());
        one.put("conversionDateTime", GOOGLE_TIME.format(told.at().atZone(zone)));
        one.put("orderId", told.id());
        if (told.click() != null) {
            one.put(told.click().kind(), told.click().value());
        } else {
            ArrayNode people = one.putArray("userIdentifiers");
            if (told.email() != null) {
                people.addObject()
                        .put("hashedEmail", Signatures.sha256(googleMail(told.email())))
                        .put("userIdentifierSource", "FIRST_PARTY");
            }
            if (told.phone() != null) {
                people.addObject()
                        .put("hashedPhoneNumber", Signatures.sha256(told.phone()))
                        .put("userIdentifierSource", "FIRST_PARTY");
            }
        }
        if (told.agreed()) {
            one.putObject("consent").put("adUserData", "GRANTED");
        }
        body.put("partialFailure", true);
        return Optional.of(new Call(
                connection.api() + "/customers/" + customer + ":uploadClickConversions",
                Map.of(
                        "Authorization",
                        "Bearer " + secret(connection.access()),
                        "developer-token",
                        secret(connection.developer())),
                body.toString()));
    }

    /** Dots before the sign mean nothing at Gmail. */
    static String googleMail(String email) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        int at = plain.indexOf('@');
        String host = plain.substring(at + 1);
        return host.equals("gmail.com") || host.equals("googlemail.com")
                ? plain.substring(0, at).replace(".", "") + plain.substring(at)
                : plain;
    }

    private static Optional<Call> meta(Connection connection, Conversion told) {
        ObjectNode person = NODES.objectNode();
        if (told.email() != null) {
            person.putArray("em").add(Signatures.sha256(told.email()));
        }
        if (told.phone() != null) {
            person.putArray("ph").add(Signatures.sha256(told.phone().replace("+", "")));
        }
        if (told.click() != null) {
            person.put(
                    "fbc",
                    "fb.1." + told.click().at().toEpochMilli() + "."
                            + told.click().value());
        }
        if (person.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = NODES.objectNode();
        ObjectNode event = body.putArray("data").addObject();
        event.put("event_name", told.type())
                .put("event_time", told.at().getEpochSecond())
                .put("event_id", told.id())
                .put("action_source", "system_generated");
        event.set("user_data", person);
        event.putObject("custom_data").put("event_source", "crm").put("lead_event_source", "Hatchery");
        return Optional.of(new Call(
                connection.api() + "/" + connection.account() + "/events?access_token=" + secret(connection.access()),
                Map.of(),
                body.toString()));
    }

    /** Chinese platforms say 200 whatever happened: the body tells. */
    static Verdict verdict(Platform platform, int status, String body) {
        if (status == 429 || status >= 500) {
            return new Verdict.Later("answered " + status);
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException e) {
            return new Verdict.Later("answered something that is no JSON");
        }
        if (status == 401 || status == 403) {
            return new Verdict.Never("refused: the token or its rights are not right");
        }
        return switch (platform) {
            case BAIDU ->
                said(answer.path("header").path("status"), answer.path("header").path("desc"), List.of("0"));
            case OCEAN_ENGINE, TENCENT -> said(answer.path("code"), answer.path("message"), List.of("0"));
            case GOOGLE ->
                status != OK || answer.has("partialFailureError")
                        ? new Verdict.Never(
                                text(answer.path("partialFailureError").path("message"), "answered " + status))
                        : new Verdict.Taken();
            case META, LINKEDIN, XIAOHONGSHU, OTHER ->
                status == OK
                        ? new Verdict.Taken()
                        : new Verdict.Never(text(answer.path("error").path("message"), "answered " + status));
        };
    }

    private static Verdict said(JsonNode code, JsonNode message, List<String> good) {
        String told = code.asString("");
        if (good.contains(told)) {
            return new Verdict.Taken();
        }
        return told.isEmpty() || told.equals("-1") || told.startsWith("5")
                ? new Verdict.Later("answered code " + told)
                : new Verdict.Never("code " + told + ": " + text(message, ""));
    }

    private static String text(JsonNode node, String otherwise) {
        return node.isString() ? node.stringValue() : otherwise;
    }

    private static String secret(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }

    private static long number(String text) {
        List<Integer> digits = new ArrayList<>();
        text.chars().filter(Character::isDigit).limit(18).forEach(digits::add);
        return digits.isEmpty() ? 0 : digits.stream().mapToLong(c -> c - '0').reduce(0, (a, b) -> a * 10 + b);
    }
}
