package io.hatchery.testkit.life;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lead does by themselves: visits, forms, downloads, webinars, mails read. */
final class Visitor {
    private static final Source DIRECT = Source.ofChannel("direct", "Direct");
    private static final Source MAIL = new Source("email", "Newsletter", "email", null, null, null);

    private final Dice dice;
    private final Person person;
    private final Source source;
    private final boolean stays;
    private final double interest;
    private final String anonymousId;
    private final Living living;
    private int mails;

    Visitor(Dice dice, Person person, Source source, boolean stays, Living living, int number) {
        this.dice = dice;
        this.person = person;
        this.source = source;
        this.stays = stays;
        this.interest = Math.clamp(person.worth() * .7 + .45 * dice.uniform(), 0, 1);
        this.anonymousId = "anon-" + number;
        this.living = living;
    }

    /** Begins at the first touch. */
    void begins(Instant at, boolean offline) {
        if (offline) {
            living.plan(at, this::leaveCard);
        } else {
            living.plan(at, now -> visit(now, source, true));
        }
    }

    private void leaveCard(Instant at) {
        identify();
        living.does("form.submitted", at, source, person.tells(dice, true), Map.of("form", Value.of("booth-card")));
        afterwards(at);
    }

    private void visit(Instant at, Source from, boolean first) {
        page(at, from, first ? "/" : dice.oneOf(Words.PAGES));
        Instant now = at;
        int more = dice.below(1 + (int) Math.round(3 * interest));
        for (int i = 0; i < more; i++) {
            now = now.plus(dice.minutes(1.5));
            page(now, null, nextPage());
        }
        if (stays && !living.identified()) {
            if (dice.chance(.62)) {
                submits(now.plus(dice.minutes(2)));
            } else {
                living.plan(now, dice.days(6), later -> visit(later, again(), false));
            }
        } else if (living.identified()) {
            engages(now.plus(dice.minutes(2)));
        }
    }

    private String nextPage() {
        double what = dice.uniform();
        if (what < .12 + .18 * interest) {
            return "/pricing";
        }
        return what < .5 ? dice.oneOf(Words.CASES) : dice.oneOf(Words.PAGES);
    }

    private void submits(Instant at) {
        living.plan(at, now -> {
            identify();
            if (dice.chance(.02 + .1 * interest * interest)) {
                form(now, "demo", true);
                living.meets("demo.requested", now.plusSeconds(1), Map.of("form", Value.of("demo")));
            } else if (source.channel().equals("event") || dice.chance(.2)) {
                form(now, "webinar", true);
                webinar(now.plusSeconds(1));
            } else {
                form(now, "download", dice.chance(.5));
                download(now.plusSeconds(1));
            }
            afterwards(now);
        });
    }

    private void form(Instant at, String form, boolean phoneAsked) {
        living.does("form.submitted", at, source, person.tells(dice, phoneAsked), Map.of("form", Value.of(form)));
    }

    private void identify() {
        living.knownAs(new LifeEvent.Known(anonymousId, person.email(), ""));
    }

    /** A welcome by mail, and as many returns as they are interested. */
    private void afterwards(Instant at) {
        mail(at.plusSeconds(120));
        living.plan(at, Duration.ofDays(3), this::mail);
        if (dice.chance(.5)) {
            living.plan(at, Duration.ofDays(9), this::mail);
        }
        int returns = (int) Math.round(interest * 4 * dice.uniform());
        Instant next = at;
        for (int i = 0; i < returns; i++) {
            next = next.plus(dice.days(11 - 7 * interest));
            living.plan(next, now -> visit(dice.atWork(now), again(), false));
        }
    }

    private void mail(Instant at) {
        living.plan(at, now -> {
            Map<String, Value> what = Map.of(
                    "content",
                    Value.of("welcome-" + Math.min(4, ++mails)),
                    "message",
                    Value.of(anonymousId + "-m" + mails));
            living.meets("email.sent", now, what);
            if (dice.chance(.22 + .35 * interest)) {
                Instant opened = now.plus(dice.minutes(240));
                living.plan(opened, then -> living.meets("email.opened", then, what));
                if (dice.chance(.1 + .3 * interest)) {
                    living.plan(opened, Duration.ofSeconds(40), then -> {
                        living.meets("email.clicked", then, what);
                        living.plan(then, Duration.ofSeconds(2), there -> visit(there, MAIL, false));
                    });
                }
            }
        });
    }

    private void engages(Instant at) {
        double what = dice.uniform();
        if (what < .02 + .07 * interest * interest) {
            living.plan(at, now -> living.meets("demo.requested", now, Map.of("form", Value.of("demo"))));
        } else if (what < .35) {
            living.plan(at, this::download);
        } else if (what < .48) {
            living.plan(at, this::webinar);
        }
    }

    private void download(Instant at) {
        living.meets("asset.downloaded", at, Map.of("asset", Value.of(dice.oneOf(Words.ASSETS))));
    }

    private void webinar(Instant at) {
        living.meets("webinar.registered", at, Map.of("webinar", Value.of("open-day")));
        if (dice.chance(.35 + .3 * interest)) {
            living.plan(
                    at,
                    dice.days(5),
                    now -> living.meets("webinar.attended", now, Map.of("minutes", Value.of(dice.between(8, 62)))));
        }
    }

    private Source again() {
        return dice.chance(.55) ? DIRECT : source;
    }

    private void page(Instant at, @Nullable Source from, String path) {
        Map<String, Value> properties =
                Map.of("path", Value.of(path), "url", Value.of("https://demo.example" + path), "title", Value.of(path));
        if (from == null) {
            living.meets("page", at, properties);
        } else {
            living.does("page", at, from, Map.of(), properties);
        }
    }
}
