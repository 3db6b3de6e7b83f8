package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.ContactFact.Delay;
import io.hatchery.engine.contact.ContactFact.MessageDelayed;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.contact.ContactPolicy.Cap;
import io.hatchery.engine.contact.ContactPolicy.QuietHours;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Consent, caps, quiet hours, hold-out and priority hold alike for every message, whoever asks for it. */
class ContactStoryTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private static ContactPolicy caps(Cap... caps) {
        return new ContactPolicy(List.of(caps), null, null, null);
    }

    private static Story under(@Nullable ContactPolicy policy) {
        PlaybookBuilder playbook = aPlaybook().field("phone", Field.Type.TEXT).field("timeZone", Field.Type.TEXT);
        if (policy != null) {
            playbook.contact(policy);
        }
        return given(playbook.compiled()).lead().with("email", "a@b.c").with("phone", "+86 1");
    }

    private static Step ask(Story story, String content) {
        return ask(story, content, Map.of());
    }

    private static Step ask(Story story, String content, Map<String, Value> more) {
        Map<String, Value> properties =
                new HashMap<>(Map.of("channel", Value.of("email"), "content", Value.of(content)));
        properties.putAll(more);
        return story.when("message.requested", properties);
    }

    private static List<String> sent(Story story) {
        return story.effects().stream()
                .map(effect -> ((Effect.Message) effect).content())
                .toList();
    }

    private static @Nullable Withheld withheld(Step step) {
        return step.facts().stream()
                .filter(fact -> fact.what() instanceof MessageWithheld)
                .map(fact -> ((MessageWithheld) fact.what()).why())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Withheld withheldFor(Story story, String purpose) {
        return withheld(ask(story, "x", Map.of("purpose", Value.of(purpose))));
    }

    @Test
    void only_a_person_may_ask_for_a_message_and_the_same_gate_lets_it_through() {
        Story story = under(null);
        assertThat(ask(story, "news")).sends("news");
        Input.Happened forged = new Input.Happened(
                "forged",
                1,
                "message.requested",
                story.now(),
                story.now(),
                Map.of(),
                Map.of("channel", Value.of("email"), "content", Value.of("spam")),
                Context.NONE,
                false);
        assertThat(story.take(forged)).wantsNothing();
    }

    @Test
    void consent_is_by_purpose_and_a_withdrawal_of_the_whole_channel_outweighs_it() {
        Story story = under(null);
        Map<String, Value> news = Map.of("channel", Value.of("email"), "purpose", Value.of("news"));
        story.when("consent.withdrawn", news);
        Assertions.assertThat(withheldFor(story, "news")).isEqualTo(Withheld.WITHDRAWN);
        Assertions.assertThat(withheldFor(story, "events")).isNull();
        story.when("consent.given", news);
        Assertions.assertThat(withheldFor(story, "news")).isNull();
        story.when("consent.withdrawn", Map.of("channel", Value.of("email")));
        story.when("consent.given", news);
        Assertions.assertThat(withheldFor(story, "news")).isEqualTo(Withheld.WITHDRAWN);
        Map<String, Value> receipt = Map.of("kind", Value.of("transactional"));
        Assertions.assertThat(withheld(ask(story, "receipt", receipt))).isEqualTo(Withheld.WITHDRAWN);
    }

    @Test
    void a_message_over_the_cap_waits_until_there_is_room() {
        Story story = under(caps(new Cap("email", 2, DAY)));
        ask(story, "one");
        story.after(HOUR);
        ask(story, "two");
        Step third = ask(story, "three");
        assertThat(third).wantsNothing();
        Assertions.assertThat(story.state().contact().delayed())
                .singleElement()
                .satisfies(waits -> Assertions.assertThat(waits.until()).isEqualTo(Story.START.plus(DAY)));
        story.after(Duration.ofHours(23).minusMillis(1));
        Assertions.assertThat(sent(story)).containsExactly("one", "two");
        story.after(Duration.ofMillis(1));
        Assertions.assertThat(sent(story)).containsExactly("one", "two", "three");
        Assertions.assertThat(story.state().contact().delayed()).isEmpty();
    }

    @Test
    void a_cap_over_all_channels_counts_them_together_and_transactional_messages_pass_uncounted() {
        Story story = under(caps(new Cap(null, 2, DAY)));
        ask(story, "receipt", Map.of("kind", Value.of("transactional")));
        ask(story, "one");
        ask(story, "two", Map.of("channel", Value.of("sms")));
        assertThat(ask(story, "three")).wantsNothing();
        assertThat(ask(story, "code", Map.of("kind", Value.of("transactional"))))
                .sends("code");
    }

    @Test
    void a_message_that_would_wait_too_long_is_withheld() {
        Story story = under(new ContactPolicy(List.of(new Cap("email", 1, DAY)), null, HOUR, null));
        ask(story, "one");
        Assertions.assertThat(withheld(ask(story, "two"))).isEqualTo(Withheld.CAPPED);
    }

    @Test
    void no_message_goes_out_in_the_quiet_hours_of_the_leads_own_night() {
        ContactPolicy policy = new ContactPolicy(List.of(), NIGHT, null, null);
        Story shanghai = under(policy);
        assertThat(ask(shanghai, "nine in the morning")).sends("nine in the morning");
        Story newYork = under(policy).with("timeZone", "America/New_York");
        Step eightInTheEvening = ask(newYork, "a");
        assertThat(eightInTheEvening).sends("a");
        newYork.after(HOUR);
        Step nine = ask(newYork, "b");
        assertThat(nine).wantsNothing();
        Assertions.assertThat(nine.facts())
                .anySatisfy(fact -> Assertions.assertThat(fact.what())
                        .isInstanceOfSatisfying(MessageDelayed.class, delayed -> {
                            Assertions.assertThat(delayed.why()).isEqualTo(Delay.QUIET_HOURS);
                            Assertions.assertThat(delayed.message().until()).isEqualTo("2026-03-02T13:00:00Z");
                        }));
        newYork.after(Duration.ofHours(11));
        Assertions.assertThat(sent(newYork)).containsExactly("a", "b");
    }

    @Test
    void what_waited_is_asked_for_consent_again_when_its_time_has_come() {
        Story story = under(
                new ContactPolicy(List.of(), new QuietHours(LocalTime.of(8, 0), LocalTime.of(10, 0)), null, null));
        ask(story, "a");
        story.when("email.unsubscribed");
        Step later = story.after(HOUR);
        assertThat(later).wantsNothing();
        Assertions.assertThat(withheld(later)).isEqualTo(Withheld.WITHDRAWN);
        Assertions.assertThat(story.state().contact().delayed()).isEmpty();
    }

    @Test
    void held_out_leads_get_no_marketing_and_they_are_the_same_ones_everywhere() {
        CompiledPlaybook playbook = aPlaybook()
                .contact(new ContactPolicy(List.of(), null, null, 10.0))
                .compiled();
        int held = 0;
        for (long lead = 1; lead <= 2000; lead++) {
            held += isHeldOut(playbook, lead, "marketing") ? 1 : 0;
            Assertions.assertThat(isHeldOut(playbook, lead, "transactional")).isFalse();
        }
        Assertions.assertThat(held).isBetween(150, 250);
    }

    private static boolean isHeldOut(CompiledPlaybook playbook, long lead, String kind) {
        Input.Happened event = new Input.Happened(
                "e",
                lead,
                "message.requested",
                Story.START,
                Story.START,
                Map.of("email", Value.of("a@b.c")),
                Map.of("channel", Value.of("email"), "content", Value.of("c"), "kind", Value.of(kind)),
                Context.by("user:1"),
                false);
        return withheld(Engine.step(playbook, LeadState.unknown(lead), event)) == Withheld.HELD_OUT;
    }

    private static Journey journey(String id, int priority, Duration wait, Node... after) {
        Node.Entry entry =
                new Node.Entry("in", new Node.Trigger.OnForm("*"), null, new Node.Reentry.Never(), DAY, "wait");
        List<Node> nodes = new ArrayList<>(List.of(
                entry,
                new Node.Wait("wait", wait, "mail"),
                new Node.Send("mail", "email", id, after.length == 0 ? null : after[0].id())));
        nodes.addAll(List.of(after));
        return new Journey(id, 1, id, Journey.Status.LIVE, nodes, null, Map.of(), priority, Map.of());
    }

    @Test
    void when_there_is_room_for_one_the_greater_priority_goes_first_and_among_those_that_waited_too() {
        Story story = given(aPlaybook()
                        .contact(caps(new Cap("email", 1, DAY)))
                        .journey(journey("low", 1, HOUR))
                        .journey(journey("high", 9, HOUR))
                        .journey(journey("middle", 5, HOUR))
                        .compiled())
                .lead()
                .with("email", "a@b.c");
        story.when("form.submitted");
        story.after(HOUR);
        Assertions.assertThat(sent(story)).containsExactly("high");
        story.after(DAY);
        Assertions.assertThat(sent(story)).containsExactly("high", "middle");
        story.after(DAY);
        Assertions.assertThat(sent(story)).containsExactly("high", "middle", "low");
    }

    @Test
    void what_waits_is_dropped_when_the_lead_is_taken_out_but_goes_when_it_came_to_the_end() {
        ContactPolicy policy =
                new ContactPolicy(List.of(), new QuietHours(LocalTime.of(9, 30), LocalTime.of(12, 0)), null, null);
        CompiledPlaybook playbook = aPlaybook()
                .contact(policy)
                .journey(journey("stays", 0, HOUR, new Node.Wait("on", DAY, null)))
                .journey(journey("ends", 0, HOUR))
                .compiled();
        Story story = given(playbook).lead().with("email", "a@b.c");
        story.when("form.submitted");
        story.after(HOUR);
        Assertions.assertThat(story.state().contact().delayed()).hasSize(2);
        Step removed = story.when("journey.removed", Map.of("journey", Value.of("stays")));
        Assertions.assertThat(withheld(removed)).isEqualTo(Withheld.LEFT);
        story.after(DAY);
        Assertions.assertThat(sent(story)).containsExactly("ends");
    }

    @Test
    void a_node_whose_message_waits_does_not_fail_before_the_message_could_go() {
        Node.Entry entry =
                new Node.Entry("in", new Node.Trigger.OnForm("*"), null, new Node.Reentry.Never(), DAY, "mail");
        Node.Send send = new Node.Send("mail", "email", "x", List.of(), null, null, "fine", "sorry");
        Story story = given(aPlaybook()
                        .contact(caps(new Cap("email", 1, Duration.ofDays(2))))
                        .journey("j", entry, send, new Node.Wait("fine", DAY, null), new Node.Wait("sorry", DAY, null))
                        .compiled())
                .lead()
                .with("email", "a@b.c");
        ask(story, "one");
        story.when("form.submitted");
        story.after(Duration.ofDays(2));
        Assertions.assertThat(sent(story)).containsExactly("one", "x");
        Assertions.assertThat(Objects.requireNonNull(story.state().enrolments().active("j"))
                        .node())
                .isEqualTo("mail");
        Instant now = story.now();
        story.when("email.sent", Map.of("effect", Value.of("1/j/1/mail/1")));
        Assertions.assertThat(Objects.requireNonNull(story.state().enrolments().active("j"))
                        .node())
                .isEqualTo("fine");
        Assertions.assertThat(story.state().nextDue()).isEqualTo(now.plus(DAY));
    }
}
