package io.hatchery.server.leads;

import io.hatchery.engine.Source;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.runtime.Identifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of a lead now: the left side of its page and the heads of the right one.
 *
 * @param fields every field of the playbook in its order, then what is known beyond it
 * @param moves stages a person may move the lead to from here
 */
record LeadRecord(
        LeadItem lead,
        double spamScore,
        @Nullable Source firstSource,
        @Nullable Source lastSource,
        @Nullable Company account,
        List<FieldValue> fields,
        List<Known> identifiers,
        List<Consent> consent,
        List<Given> tags,
        List<Member> segments,
        List<Inside> journeys,
        List<Past> pastJourneys,
        List<Visit> stages,
        List<Move> moves,
        List<Deal> opportunities) {

    record Company(long id, String name, @Nullable String domain) {}

    /** @param value null when not known; {@code at} and {@code from} say when and by which event it was learned */
    record FieldValue(
            String key,
            String label,
            Field.Type type,
            List<String> options,
            @Nullable JsonNode value,
            @Nullable Instant at,
            @Nullable String from) {
        FieldValue masked() {
            JsonNode shown = value != null && value.isString()
                    ? tools.jackson.databind.node.StringNode.valueOf(hidden(value.stringValue()))
                    : value;
            return new FieldValue(key, label, type, options, shown, at, from);
        }

        private String hidden(String text) {
            return key.equals("phone") ? String.valueOf(Masks.phone(text)) : Masks.text(text);
        }
    }

    record Known(Identifier.Kind kind, String value) {
        Known masked() {
            return switch (kind) {
                case PHONE -> new Known(kind, String.valueOf(Masks.phone(value)));
                case EMAIL, USER_ID -> new Known(kind, Masks.text(value));
                case CRM_ID, WECHAT_UNIONID, WECHAT_OPENID, WECOM_ID, ANONYMOUS_ID -> this;
            };
        }
    }

    record Consent(String channel, Permission permission, Instant since) {}

    record Given(String tag, String name, String group, Instant since, Tags.By by) {}

    record Member(String segment, String name, Instant since) {}

    record Inside(
            String journey,
            String name,
            int version,
            int number,
            String node,
            Instant enteredAt,
            Instant since,
            @Nullable Instant until) {}

    record Past(String journey, String name, int times, Instant lastLeft, Outcome last) {}

    record Visit(String stage, int count, Instant first, Instant last) {}

    /**
     * @param missing fields that must be filled before
     * @param reasonRequired whether a note must say why
     */
    record Move(String stage, String name, List<String> missing, boolean reasonRequired) {}

    record Deal(
            String id,
            String standing,
            @Nullable String stage,
            @Nullable Money amount,
            Instant at) {}

    record Money(String amount, String currency) {}

    LeadRecord masked() {
        return new LeadRecord(
                lead.masked(),
                spamScore,
                firstSource,
                lastSource,
                account,
                fields.stream().map(FieldValue::masked).toList(),
                identifiers.stream().map(Known::masked).toList(),
                consent,
                tags,
                segments,
                journeys,
                pastJourneys,
                stages,
                moves,
                opportunities);
    }
}
