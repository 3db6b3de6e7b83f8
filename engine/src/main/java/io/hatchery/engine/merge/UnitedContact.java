package io.hatchery.engine.merge;

import io.hatchery.engine.Effect;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Delayed;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.contact.Contact.Sent;
import io.hatchery.engine.contact.Contact.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** How a person may be contacted who was two leads: on each channel the most restrictive of what either said. */
final class UnitedContact {
    private static final Comparator<Delayed> OLDEST = Comparator.comparing(Delayed::since)
            .thenComparing(one -> one.message().id());

    private UnitedContact() {}

    /** @param lead whose messages they are from now on */
    static Contact of(Contact one, Contact other, long lead) {
        return new Contact(
                Unions.of(one.byChannel(), other.byChannel(), UnitedContact::stricter),
                Unions.of(one.sent(), other.sent(), UnitedContact::of),
                delayed(one.delayed(), other.delayed(), lead));
    }

    private static Standing stricter(Standing one, Standing other) {
        int order = Integer.compare(strictness(one.permission()), strictness(other.permission()));
        return new Standing(
                order >= 0 ? one.permission() : other.permission(),
                order == 0 ? Unions.later(one.since(), other.since()) : (order > 0 ? one : other).since());
    }

    /** Who said nothing has not said no: it gives way to whatever the other said. */
    static int strictness(Permission permission) {
        return switch (permission) {
            case UNKNOWN -> 0;
            case GRANTED -> 1;
            case UNDELIVERABLE -> 2;
            case WITHDRAWN -> 3;
            case COMPLAINED -> 4;
        };
    }

    private static Sent of(Sent one, Sent other) {
        int keep = Math.max(one.keep(), other.keep());
        return new Sent(UnitedSummaries.newest(one.recent(), other.recent(), keep), keep);
    }

    /** What both wait for is sent once. */
    private static List<Delayed> delayed(List<Delayed> one, List<Delayed> other, long lead) {
        List<Delayed> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(OLDEST);
        TreeMap<String, Delayed> once = new TreeMap<>();
        List<Delayed> kept = new ArrayList<>();
        for (Delayed delayed : all) {
            Effect.Message message = delayed.message();
            if (once.putIfAbsent(message.origin() + "\u0000" + message.content(), delayed) == null) {
                kept.add(new Delayed(to(lead, message), delayed.priority(), delayed.since(), delayed.until()));
            }
        }
        return kept;
    }

    private static Effect.Message to(long lead, Effect.Message message) {
        return switch (message) {
            case Effect.Send send ->
                new Effect.Send(
                        send.id(), lead, send.channel(), send.content(), send.origin(), send.purpose(), send.variant());
            case Effect.OfferSurvey offer ->
                new Effect.OfferSurvey(offer.id(), lead, offer.channel(), offer.survey(), offer.origin());
        };
    }
}
