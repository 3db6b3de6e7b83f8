package io.hatchery.server.pages;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import io.hatchery.server.pages.SubmissionRows.Held;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Receipt;
import io.hatchery.server.runtime.States;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes submissions as events, or holds those that look like spam until a person has decided. */
@Service
class Taking {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final int RAW = 32 * 1024;

    private final FormRows forms;
    private final SubmissionRows rows;
    private final Events events;
    private final States states;
    private final Answers answers;
    private final TransactionTemplate transaction;
    private final Playbooks playbooks;
    private final Settings settings;
    private final Clock clock;
    private final JsonMapper json;

    Taking(
            FormRows forms,
            SubmissionRows rows,
            Events events,
            States states,
            Answers answers,
            TransactionTemplate transaction,
            Playbooks playbooks,
            Settings settings,
            Clock clock,
            JsonMapper json) {
        this.forms = forms;
        this.rows = rows;
        this.events = events;
        this.states = states;
        this.answers = answers;
        this.transaction = transaction;
        this.playbooks = playbooks;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** What became of a submission. */
    sealed interface Outcome {
        /** Taken, held, or known already: a person is told the same of all three. */
        record Thanked() implements Outcome {}

        record Faulty(Map<String, String> wrong) implements Outcome {}
    }

    /** @param took between showing the form and its coming back */
    Outcome take(Submission submission, Definition definition, Duration took) {
        return switch (ReplyReader.read(submission.asked(definition), submission.entries(), region())) {
            case Reply.Faulty(Map<String, String> wrong) -> new Outcome.Faulty(wrong);
            case Reply.Sound sound -> {
                if (!rows.knows(submission.id())) {
                    take(submission, definition, sound, took);
                }
                yield new Outcome.Thanked();
            }
        };
    }

    private void take(Submission submission, Definition definition, Reply.Sound sound, Duration took) {
        String digest = digest(sound);
        int before = rows.same(submission.form(), digest, clock.now().minus(LATELY));
        Suspicion suspicion = SpamCheck.of(sound, submission.entries(), took, before, clues(sound));
        boolean held = suspicion.score() >= settings.get(PagesSettings.AREA).holdFrom();
        // the events first: if the server dies in between, the person sends again and it is the same submission
        Long lead = held ? null : told(submission, definition, sound, suspicion);
        transaction.executeWithoutResult(_ -> {
            rows.add(
                    submission,
                    channel(source(submission)),
                    digest,
                    suspicion,
                    held,
                    lead,
                    sound.agreed().stream()
                            .filter(consent -> Answers.waits(definition, consent))
                            .map(Question.Consent::key)
                            .toList());
            answers.ask(submission.id());
        });
    }

    /** Takes a held submission as if it had been taken when it came; false when someone decided before. */
    boolean accept(Held held, String by) {
        Submission submission = held.submission();
        Definition definition = forms.version(submission.form(), submission.version())
                .map(Written.Version::definition)
                .orElseThrow();
        return switch (ReplyReader.read(submission.asked(definition), submission.entries(), region())) {
            case Reply.Faulty ignored -> false;
            case Reply.Sound sound -> {
                Long lead = told(submission, definition, sound, new Suspicion(held.score(), held.reasons()));
                yield Boolean.TRUE.equals(transaction.execute(_ -> {
                    boolean first = rows.accepted(submission.id(), lead, by);
                    answers.ask(submission.id());
                    return first;
                }));
            }
        };
    }

    /** Tells what was sent; whose it was, null when that cannot be concluded yet. */
    private @Nullable Long told(Submission submission, Definition definition, Reply.Sound sound, Suspicion suspicion) {
        List<Receipt> receipts = events.accept(arrivals(submission, definition, sound, suspicion));
        return switch (receipts.getFirst()) {
            case Receipt.Concluded(long lead) -> lead;
            case Receipt.Duplicate() ->
                states.find(sound.identifiers().getFirst()).orElse(null);
            case Receipt.Quarantined ignored -> null;
        };
    }

    String region() {
        return Region.of(settings.get(Company.SETTINGS));
    }

    private List<Arrival> arrivals(
            Submission submission, Definition definition, Reply.Sound sound, Suspicion suspicion) {
        Collection<Field> fields = playbooks.current().playbook().fields();
        Map<String, Value> traits = new HashMap<>(sound.traits());
        traits.keySet().retainAll(fields.stream().map(Field::key).collect(Collectors.toSet()));
        Map<String, Value> properties = new HashMap<>(sound.answers());
        properties.put("form", Value.of(submission.form()));
        properties.put("form.version", Value.of(submission.version()));
        Submission.Landed landed = submission.landed();
        if (landed != null) {
            properties.put("landing", Value.of(landed.page()));
            properties.put("landing.variant", Value.of(landed.variant()));
        }
        properties.put("spam.score", Value.of(suspicion.score()));
        properties.put(
                "spam.reasons",
                new Value.Many(suspicion.reasons().stream().map(Value::of).toList()));
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(arrival(submission, "", "form.submitted", sound, traits, properties));
        for (Question.Consent consent : sound.agreed()) {
            if (!Answers.waits(definition, consent)) {
                arrivals.add(arrival(
                        submission,
                        ":" + consent.key(),
                        "consent.given",
                        sound,
                        Map.of(),
                        proof(submission.form(), submission.version(), consent, submission.language())));
            }
        }
        return arrivals;
    }

    /** What shows later that this text was agreed to: the version never changes, the address and the time are the event's own. */
    static Map<String, Value> proof(String form, int version, Question.Consent consent, Locale language) {
        Map<String, Value> proof = new HashMap<>(Map.of(
                "channel", Value.of(consent.channel()),
                "form", Value.of(form),
                "text", Value.of(consent.label().in(language)),
                "text.version", Value.of(version)));
        String purpose = consent.purpose();
        if (purpose != null && !purpose.isBlank()) {
            proof.put("purpose", Value.of(purpose));
        }
        return proof;
    }

    private Arrival arrival(
            Submission submission,
            String ending,
            String type,
            Reply.Sound sound,
            Map<String, Value> traits,
            Map<String, Value> properties) {
        return new Arrival(
                "form:" + submission.form(),
                submission.id() + ending,
                new Arrival.Who.Someone(identifiers(submission, sound)),
                type,
                submission.at(),
                submission.at(),
                traits,
                properties,
                new Context(source(submission), null, circumstances(submission)),
                false,
                raw(submission));
    }

    /** What the visitor did before on the page that showed the form was theirs, as was what they did in the app they read it in. */
    private static List<Identifier> identifiers(Submission submission, Reply.Sound sound) {
        List<Identifier> all = new ArrayList<>(sound.identifiers());
        List<Identifier> known = submission.known();
        if (known != null) {
            all.addAll(known);
        }
        String visitor = submission.visitor();
        if (visitor != null) {
            all.add(new Identifier(Identifier.Kind.ANONYMOUS_ID, visitor));
        }
        return all;
    }

    private String raw(Submission submission) {
        Map<String, List<String>> shown = new TreeMap<>(submission.entries().values());
        shown.keySet().removeIf(name -> name.startsWith("_"));
        String raw = json.writeValueAsString(shown);
        return raw.getBytes(StandardCharsets.UTF_8).length <= RAW ? raw : "{}";
    }

    private static Map<String, Value> circumstances(Submission submission) {
        Map<String, Value> context = new HashMap<>();
        context.put("ip", Value.of(submission.ip()));
        context.put("page.url", Value.of(submission.page()));
        Touches.clickIds(submission.page()).forEach((click, value) -> context.put(click, Value.of(value)));
        String agent = submission.userAgent();
        if (agent != null) {
            context.put("userAgent", Value.of(agent));
        }
        return context;
    }

    /** Only what says where the lead came from. */
    private static @Nullable Source source(Submission submission) {
        Source source = Touches.of(new Visit(submission.page(), submission.referrer(), Map.of()));
        return source == null || source.channel().equals("direct") ? null : source;
    }

    /** As reports of forms call it. */
    static String channel(@Nullable Source source) {
        return source == null ? "direct" : source.channel();
    }

    private static SpamCheck.Clues clues(Reply.Sound sound) {
        return new SpamCheck.Clues(
                sound.traits().get("phone") instanceof Value.Text(String e164) ? Countries.ofNumber(e164) : "",
                sound.traits().get("country") instanceof Value.Text(String code) ? code : "");
    }

    private static String digest(Reply.Sound sound) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(new TreeMap<>(sound.answers()).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
