package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Reason;
import io.hatchery.engine.contact.Wish;
import io.hatchery.engine.journey.Walk.Way;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.tag.Tags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does what nodes do that change a lead or want something done outside; says the way on, null when the lead stays to wait. */
final class Doing {
    private final Draft draft;
    private final CompiledJourney journey;
    private final Travelling travelling;

    Doing(Draft draft, CompiledJourney journey, Travelling travelling) {
        this.draft = draft;
        this.journey = journey;
        this.travelling = travelling;
    }

    /** Whether leads wait at a node until it is known what became of its effect. */
    static boolean awaits(Node node) {
        return Exits.onError(node) != null && !(node instanceof Node.MoveStage);
    }

    /** @param id the id of what the node wants done outside, if anything */
    @Nullable Way act(Node.Act node, String id) {
        return switch (node) {
            case Node.Send send -> {
                wish(message(send, id), !isTransactional(send));
                yield onUnlessAwaiting(send);
            }
            case Node.OfferSurvey offer -> {
                wish(new Effect.OfferSurvey(id, lead(), offer.channel(), offer.survey(), origin(node)), true);
                yield onUnlessAwaiting(offer);
            }
            case Node.CallWebhook call -> {
                request(new Effect.CallWebhook(id, lead(), call.webhook(), call.values(), origin(node)));
                yield onUnlessAwaiting(call);
            }
            case Node.GiveReward give -> {
                request(new Effect.GiveReward(id, lead(), give.reward(), origin(node)));
                yield onUnlessAwaiting(give);
            }
            case Node.Assign assign -> {
                request(new Effect.AssignOwner(id, lead(), assign.to(), origin(node)));
                yield Way.on(assign.next());
            }
            case Node.CreateTask task -> {
                Instant dueAt = draft.now().plus(task.dueIn());
                request(new Effect.CreateTask(id, lead(), task.to(), task.title(), dueAt, origin(node)));
                yield Way.on(task.next());
            }
            case Node.Notify notify -> {
                Reason message = Reason.of("notify.journey", notify.message());
                request(new Effect.Notify(id, lead(), recipient(notify.to()), message, origin(node)));
                yield Way.on(notify.next());
            }
            case Node.AddTag add -> {
                if (!draft.state().tags().has(add.tag())) {
                    draft.conclude(byJourney("tag.journey"), new TagFact.TagAdded(add.tag(), Tags.By.JOURNEY));
                }
                yield Way.on(add.next());
            }
            case Node.RemoveTag remove -> {
                if (draft.state().tags().has(remove.tag())) {
                    draft.conclude(byJourney("tag.journey"), new TagFact.TagRemoved(remove.tag()));
                }
                yield Way.on(remove.next());
            }
            case Node.SetField set -> {
                String by = "journey:" + journey.id();
                travelling.hands().learning().set(draft, set.field(), set.value(), by, byJourney("trait.journey"));
                yield Way.on(set.next());
            }
            case Node.AdjustScore adjust -> {
                Reason reason = byJourney("score.journey");
                travelling.hands().scores().adjust(draft, adjust.dimension(), adjust.points(), origin(node), reason);
                yield Way.on(adjust.next());
            }
            case Node.MoveStage move -> {
                boolean moved = travelling
                        .hands()
                        .moving()
                        .moveByJourney(draft, byJourney("stage.journey"), move.stage(), move.note());
                yield moved || move.onError() == null ? Way.on(move.next()) : Way.error(move.onError());
            }
            case Node.EnterJourney enter -> {
                enter(enter.journey());
                yield Way.on(enter.next());
            }
            case Node.LeaveJourney leave -> {
                travelling.leaveOthers(draft, leave.journey(), journey.id(), byJourney("journey.left.journey"));
                yield Way.on(leave.next());
            }
            case Node.SubJourney sub -> {
                if (!enter(sub.journey())) {
                    yield new Way("otherwise", sub.otherwise(), Reason.of("journey.sub.refused"));
                }
                boolean inside = draft.state().enrolments().active(sub.journey()) != null;
                yield inside ? null : new Way("next", sub.next(), Reason.of("journey.sub.left"));
            }
        };
    }

    private static @Nullable Way onUnlessAwaiting(Node node) {
        return awaits(node) ? null : Way.on(Exits.next(node));
    }

    static boolean isTransactional(Node.Send send) {
        return send.category() == Node.Kind.TRANSACTIONAL;
    }

    private Effect.Message message(Node.Send send, String id) {
        Node.Variant variant = send.variants().isEmpty() ? null : Shares.of(send, lead(), journey.id());
        return new Effect.Send(
                id,
                lead(),
                send.channel(),
                variant == null ? send.content() : variant.content(),
                origin(send),
                send.purpose(),
                variant == null ? null : variant.name());
    }

    private void wish(Effect.Message message, boolean marketing) {
        draft.wish(new Wish(message, marketing, journey.priority(), byJourney("effect.journey")));
    }

    private void request(Effect effect) {
        draft.conclude(byJourney("effect.journey"), new EffectRequested(effect));
    }

    /** Whether the lead was let in; after that this journey's own eyes see again. */
    private boolean enter(String other) {
        boolean entered = travelling.enterByJourney(draft, other, byJourney("journey.entered.journey"));
        draft.look().inJourney(draft.state().enrolments().active(journey.id()));
        return entered;
    }

    /** The owner as it is now; a lead nobody owns leaves it to the host to find whom to tell. */
    private String recipient(String to) {
        String owner = draft.state().stage().owner();
        return to.equals("owner") && owner != null ? owner : to;
    }

    /** The same wish always has the same id: lead, journey, enrolment, node and which visit of it. */
    String effectId(Node node, int visit) {
        Enrolments.Enrolment enrolment = draft.state().enrolments().active(journey.id());
        int number = enrolment == null ? 0 : enrolment.number();
        return Travelling.prefix(lead(), journey.id(), number) + node.id() + "/" + visit;
    }

    private String origin(Node node) {
        return "journey:" + journey.id() + "/" + node.id();
    }

    private Reason byJourney(String key) {
        return Reason.of(key, journey.name());
    }

    private long lead() {
        return draft.state().lead();
    }
}
