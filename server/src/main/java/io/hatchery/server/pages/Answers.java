package io.hatchery.server.pages;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import io.hatchery.server.content.Block;
import io.hatchery.server.content.Contents;
import io.hatchery.server.content.Email;
import io.hatchery.server.content.EmailBody;
import io.hatchery.server.delivery.Mailboxes;
import io.hatchery.server.delivery.OwnLetters;
import io.hatchery.server.pages.Definition.After;
import io.hatchery.server.pages.Definition.How;
import io.hatchery.server.pages.Passes.To;
import io.hatchery.server.pages.SubmissionRows.Answered;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.RawEvents;
import io.hatchery.server.runtime.Wishes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What people who sent a form get: the file they asked for, and a letter to confirm what they agreed to. */
@Service
class Answers implements OwnLetters {
    /** How long a consent can be confirmed. */
    static final Duration CONFIRMABLE = Duration.ofDays(30);

    private static final String CONTENT = "form:";

    private final FormRows forms;
    private final SubmissionRows rows;
    private final AssetRows assets;
    private final Passes passes;
    private final Wishes wishes;
    private final Mailboxes mailboxes;
    private final Events events;
    private final Messages messages;
    private final Clock clock;
    private final JsonMapper json;

    Answers(
            FormRows forms,
            SubmissionRows rows,
            AssetRows assets,
            Passes passes,
            Wishes wishes,
            Mailboxes mailboxes,
            Events events,
            Messages messages,
            Clock clock,
            JsonMapper json) {
        this.forms = forms;
        this.rows = rows;
        this.assets = assets;
        this.passes = passes;
        this.wishes = wishes;
        this.mailboxes = mailboxes;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
        this.json = json;
    }

    /** Whether a consent counts only once it is confirmed. Only a mailbox can be asked. */
    static boolean waits(Definition definition, Question.Consent consent) {
        return definition.confirmed() && consent.channel().equals("email");
    }

    /** Asks for the letter that answers a submission, in the transaction that keeps it; nothing when there is none to write. */
    void ask(String submission) {
        Answered sent = rows.answered(submission).orElseThrow();
        Long lead = sent.lead();
        if (lead != null && (byMail(sent).isPresent() || asksToConfirm(sent))) {
            String content = CONTENT + sent.form();
            wishes.ask(
                    List.of(new Effect.Send(CONTENT + sent.id(), lead, "email", content, content + "/" + sent.id())));
        }
    }

    @Override
    public Optional<Contents.Published> letter(String content, String origin, String base) {
        if (!content.startsWith(CONTENT) || !origin.startsWith(content + "/")) {
            return Optional.empty();
        }
        return rows.answered(origin.substring(content.length() + 1)).flatMap(sent -> letter(sent, content, base));
    }

    private Optional<Contents.Published> letter(Answered sent, String content, String base) {
        Locale language = Locale.forLanguageTag(sent.language());
        Optional<Asset> file = byMail(sent).flatMap(out -> assets.find(out.asset()));
        boolean confirm = asksToConfirm(sent);
        if (file.isEmpty() && !confirm) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        file.ifPresent(asset -> {
            blocks.add(new Block.Heading(asset.name(), 1));
            blocks.add(new Block.Text(text(language, "form.letter.file", days(sent))));
            blocks.add(new Block.Button(text(language, "form.letter.open"), base + filePath(sent)));
        });
        if (confirm) {
            blocks.add(new Block.Heading(text(language, "form.letter.confirm-title"), file.isEmpty() ? 1 : 2));
            blocks.add(new Block.Text(text(language, "form.letter.confirm") + "\n\n"
                    + String.join(
                            "\n\n",
                            waiting(sent).stream()
                                    .map(consent -> consent.label().in(language))
                                    .toList())));
            blocks.add(new Block.Button(
                    text(language, "form.letter.confirm-button"),
                    base + "/p/" + sent.form() + "/confirm/"
                            + passes.of(To.CONFIRM, sent.id(), sent.at().plus(CONFIRMABLE))));
        }
        String subject = file.map(asset -> text(language, "form.letter.subject", asset.name()))
                .orElseGet(() -> text(language, "form.letter.confirm-subject"));
        Email email = new Email(subject, text(language, "form.letter.preheader"), new EmailBody.Blocks(blocks), null);
        return Optional.of(new Contents.Published(content, sent.version(), subject, sent.language(), email));
    }

    private long days(Answered sent) {
        return byMail(sent).map(out -> out.lasts().toDays()).orElse(0L);
    }

    /** Where the file that answers a submission is; it works until the form's days are over. */
    private String filePath(Answered sent) {
        Duration lasts = handsOut(sent).map(After.HandOut::lasts).orElse(Duration.ZERO);
        return "/p/" + sent.form() + "/file/"
                + passes.of(To.OPEN, sent.id(), sent.at().plus(lasts));
    }

    /** Where the file is, for those who get it on the page. */
    Optional<String> onPage(Answered sent) {
        return handsOut(sent).filter(out -> out.how() == How.PAGE).map(_ -> filePath(sent));
    }

    void write(Asset asset, OutputStream out) throws IOException {
        assets.write(asset, out);
    }

    /** The file itself; empty when the form hands out none, or it was removed. */
    Optional<Asset> file(Answered sent) {
        return handsOut(sent).flatMap(out -> assets.find(out.asset()));
    }

    private Optional<After.HandOut> handsOut(Answered sent) {
        return definition(sent).after() instanceof After.HandOut out ? Optional.of(out) : Optional.empty();
    }

    private Optional<After.HandOut> byMail(Answered sent) {
        return handsOut(sent).filter(out -> out.how() == How.EMAIL);
    }

    private static boolean asksToConfirm(Answered sent) {
        return !sent.unconfirmed().isEmpty();
    }

    Definition definition(Answered sent) {
        return forms.version(sent.form(), sent.version()).orElseThrow().definition();
    }

    /** The consents that are to be confirmed. */
    List<Question.Consent> waiting(Answered sent) {
        return definition(sent).questions().stream()
                .filter(question -> sent.unconfirmed().contains(question.key()))
                .filter(Question.Consent.class::isInstance)
                .map(Question.Consent.class::cast)
                .toList();
    }

    /** The mailbox's owner says yes: from now on the consents count. Saying it twice says it once. */
    void confirm(Answered sent) {
        Long lead = sent.lead();
        if (lead == null || sent.confirmed()) {
            return;
        }
        Locale language = Locale.forLanguageTag(sent.language());
        events.accept(waiting(sent).stream()
                .map(consent -> {
                    Map<String, Value> proof =
                            new HashMap<>(Taking.proof(sent.form(), sent.version(), consent, language));
                    proof.put("confirmed", Value.of(true));
                    proof.put("asked.at", Value.of(sent.at()));
                    return arrival(sent, lead, consent.key(), "consent.given", proof);
                })
                .toList());
        mailboxes.wantsAgain(CONTENT + sent.id());
        rows.confirmed(sent.id(), clock.now());
    }

    /** Tells that somebody opened the file; once for a submission. */
    void opened(Answered sent, Asset asset) {
        Long lead = sent.lead();
        if (lead != null) {
            events.accept(List.of(arrival(
                    sent,
                    lead,
                    "asset:" + asset.id(),
                    "asset.downloaded",
                    Map.of(
                            "asset", Value.of(asset.id()),
                            "asset.name", Value.of(asset.name()),
                            "form", Value.of(sent.form())))));
            assets.opened(asset.id(), sent.id(), lead, clock.now());
        }
    }

    private Arrival arrival(Answered sent, long lead, String ending, String type, Map<String, Value> properties) {
        Instant now = clock.now();
        return new Arrival(
                "form:" + sent.form(),
                sent.id() + ":" + ending,
                new Arrival.Who.Lead(lead),
                type,
                now,
                now,
                Map.of(),
                properties,
                Context.NONE,
                false,
                RawEvents.of(json, type, properties));
    }

    private String text(Locale language, String key, Object... args) {
        return messages.text(language, key, args);
    }
}
