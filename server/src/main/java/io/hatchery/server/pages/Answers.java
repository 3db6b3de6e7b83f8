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
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.RawEvents;
import io.hatchery.server.runtime.Wishes;
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
            SubmissionRows rows,
            AssetRows assets,
            Passes passes,
            Wishes wishes,
            Mailboxes mailboxes,
            Events events,
            Messages messages,
            Clock clock,
            JsonMapper json) {
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
        if (lead != null
                && (sent.handsOut(How.EMAIL).isPresent() || !sent.unconfirmed().isEmpty())) {
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
        Locale language = sent.locale();
        Optional<After.HandOut> out = sent.handsOut(How.EMAIL);
        Optional<Asset> file = out.flatMap(it -> assets.find(it.asset()));
        List<Question.Consent> toConfirm = sent.toConfirm();
        if (file.isEmpty() && toConfirm.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        file.ifPresent(asset -> {
            After.HandOut it = out.orElseThrow();
            blocks.add(new Block.Heading(asset.name(), 1));
            blocks.add(new Block.Text(text(language, "form.letter.file", it.days())));
            blocks.add(new Block.Button(text(language, "form.letter.open"), base + path(sent, it)));
        });
        if (!toConfirm.isEmpty()) {
            blocks.add(new Block.Heading(text(language, "form.letter.confirm-title"), file.isEmpty() ? 1 : 2));
            blocks.add(new Block.Text(text(language, "form.letter.confirm") + "\n\n"
                    + String.join(
                            "\n\n",
                            toConfirm.stream()
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

    /** Where the file is; it works until the form's days are over. */
    private String path(Answered sent, After.HandOut out) {
        return "/p/" + sent.form() + "/file/"
                + passes.of(To.OPEN, sent.id(), sent.at().plus(out.lasts()));
    }

    /** Where the file is, for those who get it on the page. */
    Optional<String> onPage(Answered sent) {
        return sent.handsOut(How.PAGE).map(out -> path(sent, out));
    }

    /** The file itself; empty when the form hands out none, or it was removed. */
    Optional<Asset> file(Answered sent) {
        return sent.handsOut().flatMap(out -> assets.find(out.asset()));
    }

    /** The mailbox's owner says yes: from now on the consents count. Saying it twice says it once. */
    void confirm(Answered sent) {
        Long lead = sent.lead();
        if (lead == null || sent.confirmed()) {
            return;
        }
        events.accept(sent.toConfirm().stream()
                .map(consent -> {
                    Map<String, Value> proof =
                            new HashMap<>(Taking.proof(sent.form(), sent.version(), consent, sent.locale()));
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
