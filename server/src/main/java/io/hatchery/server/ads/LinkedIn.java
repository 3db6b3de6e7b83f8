package io.hatchery.server.ads;

import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * LinkedIn's Lead Sync as it is published: a push names a response, which is fetched, and the form it answers, which names the
 * questions. What a person deletes there must go here too. Pure.
 */
final class LinkedIn {
    /** The month of the API we speak. */
    private static final String VERSION = "202608";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern RESPONSE = Pattern.compile("urn:li:leadGenFormResponse:([\\w-]{1,100})");
    private static final Pattern FORM = Pattern.compile("urn:li:leadGenForm:(\\d{1,25})");

    private LinkedIn() {}

    /** What LinkedIn wants to hear when it asks whether an address is meant for it; empty when it asked for nothing sensible. */
    static Map<String, Object> challenged(String code, @Nullable Secret secret) {
        return secret == null || !code.matches("[\\w-]{1,100}")
                ? Map.of()
                : Map.of(
                        "challengeCode",
                        code,
                        "challengeResponse",
                        Signatures.hmac("HmacSHA256", secret.value(), code.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the header {@code X-LI-Signature} is right: the HMAC goes over a prefix and the body's bytes. */
    static boolean proved(Secret secret, byte[] body, @Nullable String header) {
        byte[] prefix = "hmacsha256=".getBytes(StandardCharsets.US_ASCII);
        byte[] signed = new byte[prefix.length + body.length];
        System.arraycopy(prefix, 0, signed, 0, prefix.length);
        System.arraycopy(body, 0, signed, prefix.length, body.length);
        return Signatures.holds("HmacSHA256", secret.value(), signed, header);
    }

    static Reading push(JsonNode node) {
        Matcher response = RESPONSE.matcher(node.path("leadGenFormResponse").asString(""));
        if (!response.matches()) {
            return new Reading.Unreadable("ads-no-id", "leadGenFormResponse");
        }
        List<String> ids = List.of(response.group(1));
        return switch (node.path("leadAction").asString("")) {
            case "DELETED" -> new Reading.ToErase(ids);
            case "CREATED" -> new Reading.ToFetch(ids);
            default -> new Reading.Unreadable("ads-no-action", "leadAction");
        };
    }

    static String response(Connection connection, String id) {
        return connection.api() + "/rest/leadFormResponses/" + id;
    }

    /** Where the form is that a push names; null when it names none. */
    static @Nullable String form(Connection connection, byte[] push) {
        Matcher form = FORM.matcher(parsed(new String(push, StandardCharsets.UTF_8))
                .path("leadGenForm")
                .asString(""));
        return form.find() ? connection.api() + "/rest/leadForms/" + form.group(1) : null;
    }

    static Map<String, String> headers(Connection connection) {
        Secret access = connection.access();
        return Map.of(
                "Authorization",
                "Bearer " + (access == null ? "" : access.value()),
                "LinkedIn-Version",
                VERSION,
                "X-Restli-Protocol-Version",
                "2.0.0");
    }

    /**
     * A response with the names its form gives its questions.
     *
     * @param form as LinkedIn answered, empty when the push named none: answers then go by the numbers of their questions
     */
    static Reading lead(String id, String response, String form) {
        JsonNode told = parsed(response);
        if (!told.isObject()) {
            return new Reading.Unreadable("ads-not-json", "");
        }
        JsonNode of = parsed(form);
        Map<String, JsonNode> questions = new HashMap<>();
        of.findValues("questions")
                .forEach(list -> list.forEach(question -> {
                    String number = Payloads.text(question.path("questionId"));
                    if (number != null) {
                        questions.put(number, question);
                    }
                }));
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode answer : told.path("formResponse").path("answers")) {
            String number = Payloads.text(answer.path("questionId"));
            if (number != null) {
                JsonNode question = questions.getOrDefault(number, JSON.createObjectNode());
                String value = value(answer.path("answerDetails"), question);
                if (value != null) {
                    Payloads.put(fields, name(number, question), value, Map.of());
                }
            }
        }
        JsonNode campaign =
                told.path("leadMetadata").path("sponsoredLeadMetadata").path("campaign");
        return new Reading.Leads(List.of(new InboundLead(
                id,
                Payloads.time(Payloads.text(told.path("submittedAt"))),
                Objects.requireNonNullElseGet(Payloads.text(of.path("name")), () -> "LinkedIn"),
                fields,
                last(Payloads.text(campaign)),
                null,
                null,
                null,
                Map.of(),
                null,
                told.path("testLead").asBoolean(false))));
    }

    private static @Nullable String value(JsonNode details, JsonNode question) {
        String text = Payloads.text(details.path("textQuestionAnswer").path("answer"));
        if (text != null) {
            return text;
        }
        Map<String, String> options = new HashMap<>();
        question.findValues("options")
                .forEach(list -> list.forEach(option -> {
                    String number = Payloads.text(option.path("id"));
                    String said = words(option.path("text"));
                    if (number != null && said != null) {
                        options.put(number, said);
                    }
                }));
        String chosen = StreamSupport.stream(
                        details.path("multipleChoiceAnswer").path("options").spliterator(), false)
                .map(Payloads::text)
                .filter(Objects::nonNull)
                .map(number -> options.getOrDefault(number, number))
                .collect(Collectors.joining(", "));
        return chosen.isEmpty() ? null : chosen;
    }

    /** What LinkedIn asks in every form has a name of its own, such as {@code WORK_EMAIL}; else the form's own. */
    private static String name(String number, JsonNode question) {
        String known = Payloads.text(question.path("predefinedField"));
        String own = known == null ? Payloads.text(question.path("name")) : known;
        String asked = own == null ? words(question.path("question")) : own;
        return asked == null ? "question " + number : asked;
    }

    /** A text, or the first of several languages. */
    private static @Nullable String words(JsonNode node) {
        if (node.isString()) {
            return Payloads.text(node);
        }
        for (JsonNode localized : node.path("localized")) {
            return Payloads.text(localized);
        }
        return null;
    }

    private static @Nullable String last(@Nullable String urn) {
        return urn == null ? null : urn.substring(urn.lastIndexOf(':') + 1);
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = text.isBlank() ? null : JSON.readTree(text);
            return node == null ? JSON.createObjectNode() : node;
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
