package io.hatchery.server.leads;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Value;
import io.hatchery.server.access.User;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Leads entered and changed by hand. An e-mail address or phone number given is also what the lead is recognised by. */
@Component
class LeadEntry {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final String HOME = "CN";
    private static final int LONGEST = 2000;
    private static final int MOST = 100;

    private final Happenings happenings;
    private final States states;

    LeadEntry(Happenings happenings, States states) {
        this.happenings = happenings;
        this.states = states;
    }

    private record Told(Map<String, Value> traits, List<Identifier> identifiers) {}

    /**
     * A new lead.
     *
     * @throws io.hatchery.server.platform.ProblemException when there is nothing to recognise it by, or somebody has that already
     */
    long create(Map<String, JsonNode> fields, User by) {
        Told told = read(fields);
        if (told.identifiers().isEmpty()) {
            throw Problems.invalid("fields/email", "email-or-phone");
        }
        for (Identifier identifier : told.identifiers()) {
            states.find(identifier).ifPresent(lead -> {
                throw Problems.conflict("lead-exists", identifier.value(), lead);
            });
        }
        return happenings.learn(told.identifiers(), "lead.created", told.traits(), by);
    }

    /** Changes fields; null or empty clears one. */
    void change(long lead, Map<String, JsonNode> fields, User by) {
        Told told = read(fields);
        if (told.traits().isEmpty()) {
            return;
        }
        List<Identifier> fresh = new ArrayList<>();
        for (Identifier identifier : told.identifiers()) {
            Optional<Long> owner = states.find(identifier);
            if (owner.isPresent() && owner.get() != lead) {
                throw Problems.conflict("lead-exists", identifier.value(), owner.get());
            }
            if (owner.isEmpty()) {
                fresh.add(identifier);
            }
        }
        List<Identifier> held = states.identifiers(lead).stream()
                .filter(i -> i.kind() != Kind.ANONYMOUS_ID)
                .toList();
        if (fresh.isEmpty() || held.isEmpty()) {
            happenings.learn(lead, "field.changed", told.traits(), by);
        } else {
            List<Identifier> all = new ArrayList<>(held);
            all.addAll(fresh);
            happenings.learn(all, "field.changed", told.traits(), by);
        }
    }

    private static Told read(Map<String, JsonNode> fields) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Value> traits = new LinkedHashMap<>();
        List<Identifier> identifiers = new ArrayList<>();
        if (fields.size() > MOST) {
            throw Problems.invalid("fields", "too-many-fields", MOST);
        }
        fields.forEach((key, node) -> {
            String place = "fields/" + key;
            if (key.isBlank() || key.length() > 100) {
                faults.add(Fault.of(place, "too-long", 100));
                return;
            }
            value(node, place, faults).ifPresent(value -> {
                Value taken = value;
                if (value instanceof Value.Text(String text) && !text.isBlank()) {
                    taken = switch (key) {
                        case "email" -> identified(Kind.EMAIL, email(text), place, "email", identifiers, faults, value);
                        case "phone" -> identified(Kind.PHONE, phone(text), place, "phone", identifiers, faults, value);
                        default -> value;
                    };
                }
                traits.put(key, taken);
            });
        });
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return new Told(traits, identifiers);
    }

    private static Value identified(
            Kind kind,
            Optional<String> normal,
            String place,
            String code,
            List<Identifier> identifiers,
            List<Fault> faults,
            Value otherwise) {
        if (normal.isEmpty()) {
            faults.add(Fault.of(place, code));
            return otherwise;
        }
        identifiers.add(new Identifier(kind, normal.get()));
        return Value.of(normal.get());
    }

    private static Optional<Value> value(JsonNode node, String place, List<Fault> faults) {
        if (node.isNull()) {
            return Optional.of(Value.of(""));
        }
        return switch (EngineJson.read(Value.class, node.toString())) {
            case EngineJson.Ok<Value>(Value.Text(String text)) -> {
                if (text.length() > LONGEST) {
                    faults.add(Fault.of(place, "too-long", LONGEST));
                }
                yield Optional.of(Value.of(text.strip()));
            }
            case EngineJson.Ok<Value>(Value value) -> Optional.of(value);
            case EngineJson.Malformed<Value>(String where, String message) -> {
                faults.add(Fault.of(place + where, "unfit", message));
                yield Optional.empty();
            }
        };
    }

    static Optional<String> email(String written) {
        String text =
                Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return text.length() <= 254 && text.matches("[^@\\s<>,;\"]{1,64}@([\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,63}")
                ? Optional.of(text)
                : Optional.empty();
    }

    /** As E.164; without a country code it is read as one of {@value #HOME}. */
    static Optional<String> phone(String written) {
        try {
            var number = PHONES.parse(written, HOME);
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
