package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreReport;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.server.leads.Explanation.Because;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Recordings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Says why everything concluded about a lead was so at a moment, by folding the facts on record up to it. */
@Component
class Explanations {
    private final Recordings recordings;
    private final Playbooks playbooks;
    private final Clock clock;

    Explanations(Recordings recordings, Playbooks playbooks, Clock clock) {
        this.recordings = recordings;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** @param at a time, or a day, of which the end is meant; null for now */
    Explanation of(long lead, @Nullable String at) {
        Instant now = clock.now();
        Instant moment = at == null || at.isBlank() ? now : moment(at.strip(), now);
        Causes causes = new Causes(lead, moment);
        recordings.steps(lead, causes::take);
        return new Telling(causes, new Names(playbooks), moment).explanation();
    }

    private Instant moment(String at, Instant now) {
        ZoneId zone = playbooks.current().playbook().timeZone();
        Instant moment;
        try {
            moment = at.length() == 10
                    ? LocalDate.parse(at)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant()
                            .minusMillis(1)
                    : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw Problems.invalid("at", "moment", at);
        }
        if (at.length() == 10
                && moment.isAfter(now)
                && LocalDate.ofInstant(now, zone).equals(LocalDate.parse(at))) {
            return now;
        }
        if (moment.isAfter(now)) {
            throw Problems.invalid("at", "moment-ahead", at);
        }
        return moment;
    }

    static JsonNode hidden(String key, JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue();
        return StringNode.valueOf(key.equals("phone") ? String.valueOf(Masks.phone(text)) : Masks.text(text));
    }

    static Explanation.Account hidden(Explanation.Account account) {
        AccountView view = account.view();
        return new Explanation.Account(
                new AccountView(view.id(), Map.of(), view.leads(), view.engaged(), view.score(), view.asOf()),
                account.because());
    }

    /** Puts one explanation together. */
    private record Telling(Causes causes, Names names, Instant at) {
        Explanation explanation() {
            LeadState state = causes.state();
            String grade = state.scores().grade();
            String owner = state.stage().owner();
            AccountView account = state.account().view();
            return new Explanation(
                    state.lead(),
                    at,
                    state.seq() > 0,
                    state.firstSeen(),
                    state.lastSeen(),
                    causes.steps(),
                    state.firstSource(),
                    state.lastSource(),
                    traits(state),
                    tags(state),
                    Arrays.stream(Dimension.values()).map(d -> score(d, state)).toList(),
                    grade == null ? null : new Explanation.Said(grade, causes.of("grade")),
                    new Explanation.Spam(state.scores().spam(), causes.of("spam")),
                    segments(state),
                    stage(state),
                    owner == null ? null : new Explanation.Said(owner, causes.of("owner")),
                    consent(state),
                    journeys(state),
                    past(state),
                    account == null ? null : new Explanation.Account(account, causes.of("account")),
                    summaries(state));
        }

        private Playbook by(@Nullable Because because) {
            return names.of(because);
        }

        private List<Explanation.Trait> traits(LeadState state) {
            return state.traits().byKey().entrySet().stream()
                    .map(e -> {
                        Because because = causes.of("trait:" + e.getKey());
                        return new Explanation.Trait(
                                e.getKey(),
                                Names.field(by(because), e.getKey()),
                                TraitJson.of(e.getValue().value()),
                                e.getValue().at(),
                                e.getValue().from(),
                                e.getValue().by(),
                                because);
                    })
                    .sorted(Comparator.comparing(Explanation.Trait::key))
                    .toList();
        }

        private List<Explanation.Tag> tags(LeadState state) {
            return state.tags().byId().entrySet().stream()
                    .map(e -> {
                        Because because = causes.of("tag:" + e.getKey());
                        var rule = LeadRecords.named(by(because).tags(), TagRule::id, e.getKey());
                        return new Explanation.Tag(
                                e.getKey(),
                                rule.map(TagRule::name).orElse(e.getKey()),
                                rule.map(TagRule::group).orElse(""),
                                e.getValue().since(),
                                e.getValue().by(),
                                because);
                    })
                    .sorted(Comparator.comparing(Explanation.Tag::id))
                    .toList();
        }

        private Explanation.Score score(Dimension dimension, LeadState state) {
            List<Explanation.Contribution> parts = state.scores().byRule().entrySet().stream()
                    .filter(e -> e.getValue().dimension() == dimension)
                    .map(e -> contribution(e.getKey(), e.getValue()))
                    .filter(c -> Math.abs(c.points()) >= 0.05)
                    .sorted(Comparator.comparingDouble((Explanation.Contribution c) -> -Math.abs(c.points()))
                            .thenComparing(Explanation.Contribution::rule))
                    .toList();
            ScoreReport report = Engine.scores(state, at);
            double points = switch (dimension) {
                case FIT -> report.fit();
                case ENGAGEMENT -> report.engagement();
                case SPAM -> report.spam();
            };
            return new Explanation.Score(dimension, points, parts);
        }

        private Explanation.Contribution contribution(String rule, Balance balance) {
            Because because = causes.of("rule:" + rule);
            var known = LeadRecords.named(by(because).scoring().rules(), ScoreRule::id, rule);
            return new Explanation.Contribution(
                    rule,
                    known.map(ScoreRule::name).orElse(rule),
                    known.map(ScoreRule::model).orElse(null),
                    balance.pointsAt(at),
                    balance.points(),
                    balance.at(),
                    balance.halfLife(),
                    because);
        }

        private List<Explanation.Member> segments(LeadState state) {
            return state.segments().since().entrySet().stream()
                    .map(e -> {
                        Because because = causes.of("segment:" + e.getKey());
                        return new Explanation.Member(
                                e.getKey(), Names.segment(by(because), e.getKey()), e.getValue(), because);
                    })
                    .sorted(Comparator.comparing(Explanation.Member::id))
                    .toList();
        }

        private Explanation.@Nullable Stage stage(LeadState state) {
            String stage = state.stage().stage();
            if (stage == null) {
                return null;
            }
            Because because = causes.of("stage");
            return new Explanation.Stage(
                    stage,
                    Names.stage(by(because), stage),
                    state.stage().since(),
                    state.stage().clock(),
                    state.stage().heldUntil(),
                    because);
        }

        private List<Explanation.Consent> consent(LeadState state) {
            return state.contact().byChannel().entrySet().stream()
                    .map(e -> new Explanation.Consent(
                            e.getKey(),
                            e.getValue().permission(),
                            e.getValue().since(),
                            causes.of("consent:" + e.getKey())))
                    .sorted(Comparator.comparing(Explanation.Consent::channel))
                    .toList();
        }

        private List<Explanation.Inside> journeys(LeadState state) {
            return state.enrolments().active().stream()
                    .map(e -> {
                        Because because = causes.of("journey:" + e.journey());
                        return new Explanation.Inside(
                                e.journey(),
                                Names.journey(by(because), e.journey()),
                                e.version(),
                                e.number(),
                                e.enteredAt(),
                                e.node(),
                                e.since(),
                                e.until(),
                                because,
                                causes.of("node:" + e.journey()));
                    })
                    .toList();
        }

        private List<Explanation.Past> past(LeadState state) {
            return state.enrolments().past().entrySet().stream()
                    .map(e -> {
                        Because because = causes.of("left:" + e.getKey());
                        return new Explanation.Past(
                                e.getKey(),
                                Names.journey(by(because), e.getKey()),
                                e.getValue().times(),
                                e.getValue().lastLeft(),
                                e.getValue().last(),
                                because);
                    })
                    .sorted(Comparator.comparing(Explanation.Past::lastLeft).reversed())
                    .toList();
        }

        private static List<Explanation.Summed> summaries(LeadState state) {
            return state.summaries().byKey().entrySet().stream()
                    .filter(e -> e.getValue().count() > 0)
                    .map(e -> new Explanation.Summed(
                            e.getKey(),
                            e.getValue().count(),
                            e.getValue().first(),
                            e.getValue().last()))
                    .sorted(Comparator.comparing(Explanation.Summed::pattern))
                    .toList();
        }
    }
}
