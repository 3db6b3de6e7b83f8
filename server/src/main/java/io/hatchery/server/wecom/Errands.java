package io.hatchery.server.wecom;

import io.hatchery.engine.Context;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wecom.ErrandRows.Errand;
import io.hatchery.server.wecom.Profile.Follower;
import io.hatchery.server.wecom.WeComSettings.Corp;
import io.hatchery.server.wecom.WeComSettings.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks WeCom about customers, and tells it of tags. Tags are kept alike on both sides from what both last agreed on: what is there and
 * was not agreed on was put on, what was agreed on and is not there was taken off; what is here and neither, it is told of.
 */
@Component
class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 12;
    private static final int CHUNK = 20;

    /** WeCom's codes for: not a customer (any more), no such customer. */
    private static final Set<Integer> NO_CUSTOMER = Set.of(84061, 40096);

    private final ErrandRows rows;
    private final Settings settings;
    private final WeComApi api;
    private final Events events;
    private final States states;
    private final Clock clock;
    private final Ids ids;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    Errands(
            ErrandRows rows,
            Settings settings,
            WeComApi api,
            Events events,
            States states,
            Clock clock,
            Ids ids,
            @org.springframework.beans.factory.annotation.Value("${hatchery.runtime.background:true}")
                    boolean background) {
        this.rows = rows;
        this.settings = settings;
        this.api = api;
        this.events = events;
        this.states = states;
        this.clock = clock;
        this.ids = ids;
        this.background = background;
    }

    @Scheduled(fixedDelay = 1500, initialDelay = 3000)
    void tick() {
        if (background) {
            try {
                run();
            } catch (DataAccessException e) {
                LOG.debug("WeCom's errands could not be looked at just now; next time", e);
            }
        }
    }

    /** Does everything that is due; answers how much that was. */
    int run() {
        int total = 0;
        for (List<Errand> some = claim(); !some.isEmpty(); some = claim()) {
            some.forEach(this::run);
            total += some.size();
        }
        return total;
    }

    private List<Errand> claim() {
        return rows.claim(clock.now(), LEASE, CHUNK);
    }

    private void run(Errand errand) {
        Optional<Corp> corp =
                settings.get(WeComSettings.AREA).find(errand.corp()).filter(Corp::active);
        Optional<LeadState> lead = states.of(errand.lead());
        if (corp.isEmpty() || lead.isEmpty()) {
            rows.done(errand);
            return;
        }
        try {
            Optional<String> problem = switch (errand.kind()) {
                case PROFILE -> ask(corp.get(), lead.get(), errand.subject());
                case TAG -> tell(corp.get(), lead.get(), errand);
            };
            problem.ifPresentOrElse(why -> again(errand, why), () -> rows.done(errand));
        } catch (Events.Overloaded e) {
            rows.later(errand, clock.now().plusSeconds(e.retryAfterSeconds()));
        }
    }

    private void again(Errand errand, String why) {
        if (errand.attempts() >= ATTEMPTS) {
            LOG.warn("An errand at WeCom of {} is given up: {}", errand.corp(), why);
            rows.done(errand);
        } else {
            rows.later(errand, clock.now().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(errand.attempts(), 9))));
        }
    }

    /** Why it must be asked again; empty when all is told. */
    private Optional<String> ask(Corp corp, LeadState lead, String external) {
        // Before it is asked: what WeCom is told meanwhile must not be taken for its own doing.
        Set<String> agreed = rows.agreed(corp.corpId(), external);
        return switch (api.customer(corp, external)) {
            case Answer.Good(var body) -> {
                take(corp, lead, external, Profile.of(body), agreed);
                yield Optional.empty();
            }
            case Answer.Refused(int code, String ignored)
            when NO_CUSTOMER.contains(code) -> {
                goodbye(corp, lead, external);
                yield Optional.empty();
            }
            case Answer.Refused(int code, String message) -> Optional.of(code + " " + message);
            case Answer.Away(String why) -> Optional.of(why);
        };
    }

    private void take(Corp corp, LeadState lead, String external, Profile profile, Set<String> agreed) {
        if (profile.followers().isEmpty()) {
            goodbye(corp, lead, external);
            return;
        }
        List<Arrival> told = new ArrayList<>();
        Set<Identifier> linked = new HashSet<>(states.identifiers(lead.lead()));
        List<Identifier> identifiers = new ArrayList<>(List.of(Contacts.identifier(corp, external)));
        // Who is known elsewhere already may be the same person: that is for duplicates to weigh.
        profile.identifiers().stream().filter(one -> states.find(one).isEmpty()).forEach(identifiers::add);
        Map<String, Value> news = profile.news(lead);
        if (!news.isEmpty() || !linked.containsAll(identifiers)) {
            told.add(arrival(corp, new Arrival.Who.Someone(identifiers), "identify", news, Map.of()));
        }
        if (corp.assigns() && lead.stage().owner() == null) {
            profile.followers().stream()
                    .flatMap(one -> corp.owner(one.userId()).stream())
                    .findFirst()
                    .ifPresent(owner -> told.add(of(corp, lead, "owner.assigned", Map.of("owner", Value.of(owner)))));
        }
        Changed changed = tags(corp, lead, profile, agreed);
        told.addAll(changed.told());
        events.accept(told);
        // Only now: what was agreed on and not told would never be.
        rows.agree(corp.corpId(), external, changed.more());
        rows.agreeNot(corp.corpId(), external, changed.fewer());
    }

    /**
     * What WeCom changed of tags.
     *
     * @param more those it put on, by our names
     * @param fewer those it took off
     */
    private record Changed(List<Arrival> told, Set<String> more, Set<String> fewer) {}

    private Changed tags(Corp corp, LeadState lead, Profile profile, Set<String> agreed) {
        Set<String> more = new TreeSet<>();
        Set<String> fewer = new TreeSet<>();
        Set<String> theirs = profile.tags();
        List<Arrival> told = new ArrayList<>();
        for (Pair pair : corp.pairs()) {
            boolean there = theirs.contains(pair.theirs());
            boolean was = agreed.contains(pair.tag());
            boolean here = lead.tags().byId().containsKey(pair.tag());
            if (there != was) {
                (there ? more : fewer).add(pair.tag());
                if (there != here) {
                    told.add(of(corp, lead, there ? "tag.added" : "tag.removed", Map.of("tag", Value.of(pair.tag()))));
                }
            } else if (here && !there) {
                rows.ask(corp.id(), lead.lead(), ErrandRows.Kind.TAG, pair.theirs(), true, clock.now());
            }
        }
        return new Changed(told, more, fewer);
    }

    /** Nobody of us has them as a customer any more, so nobody may write to them there. */
    private void goodbye(Corp corp, LeadState lead, String external) {
        if (lead.contact().permission("wecom") == Permission.GRANTED) {
            events.accept(List.of(arrival(
                    corp,
                    new Arrival.Who.Someone(List.of(Contacts.identifier(corp, external))),
                    "consent.withdrawn",
                    Map.of(),
                    Map.of("channel", Value.of("wecom")))));
        }
        rows.agreeNot(corp.corpId(), external, rows.agreed(corp.corpId(), external));
    }

    /** Why it must be told again; empty when WeCom has it, or the lead is no customer there, or the tag is not kept on both sides any more. */
    private Optional<String> tell(Corp corp, LeadState lead, Errand errand) {
        List<String> tags = corp.pairs().stream()
                .filter(pair -> pair.theirs().equals(errand.subject()))
                .map(Pair::tag)
                .toList();
        List<String> customers = rows.externals(corp.corpId(), lead.lead());
        if (tags.isEmpty() || customers.isEmpty()) {
            return Optional.empty();
        }
        for (String external : customers) {
            Optional<String> problem = mark(corp, external, errand.subject(), errand.wanted());
            if (problem.isPresent()) {
                return problem;
            }
            if (errand.wanted()) {
                rows.agree(corp.corpId(), external, tags);
            } else {
                rows.agreeNot(corp.corpId(), external, tags);
            }
        }
        return Optional.empty();
    }

    /** With every colleague who has the customer and does not have the tag so. */
    private Optional<String> mark(Corp corp, String external, String tag, boolean wanted) {
        return switch (api.customer(corp, external)) {
            case Answer.Good(var body) -> {
                for (Follower one : Profile.of(body).followers()) {
                    if (one.tags().contains(tag) != wanted) {
                        Answer answer = api.mark(corp, one.userId(), external, tag, wanted);
                        if (!(answer instanceof Answer.Good)) {
                            yield Optional.of(answer.toString());
                        }
                    }
                }
                yield Optional.empty();
            }
            case Answer.Refused(int code, String ignored) when NO_CUSTOMER.contains(code) -> Optional.empty();
            case Answer.Refused(int code, String message) -> Optional.of(code + " " + message);
            case Answer.Away(String why) -> Optional.of(why);
        };
    }

    private Arrival of(Corp corp, LeadState lead, String type, Map<String, Value> properties) {
        return arrival(corp, new Arrival.Who.Lead(lead.lead()), type, Map.of(), properties);
    }

    private Arrival arrival(
            Corp corp, Arrival.Who who, String type, Map<String, Value> traits, Map<String, Value> properties) {
        Instant now = clock.now();
        return new Arrival(
                "wecom:" + corp.id(),
                "errand/" + ids.next(),
                who,
                type,
                now,
                now,
                traits,
                properties,
                Context.NONE,
                false,
                "{\"type\":\"" + type + "\"}");
    }
}
