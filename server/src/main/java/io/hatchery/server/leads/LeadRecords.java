package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Traits;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.States;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of a lead. */
@Component
class LeadRecords {
    private final LeadQueries queries;
    private final RelatedRows related;
    private final States states;
    private final Playbooks playbooks;
    private final Clock clock;

    LeadRecords(LeadQueries queries, RelatedRows related, States states, Playbooks playbooks, Clock clock) {
        this.queries = queries;
        this.related = related;
        this.states = states;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * The number of the lead this number means: itself, or the one an anonymous lead turned out to be.
     *
     * @throws io.hatchery.server.platform.ProblemException 404 when there is none
     */
    long existing(long id) {
        return states.of(id)
                .map(LeadState::lead)
                .or(() -> states.joinedInto(id))
                .orElseThrow(() -> Problems.notFound("lead", id));
    }

    /** @throws io.hatchery.server.platform.ProblemException 404 when there is none */
    LeadRecord find(long id) {
        long lead = existing(id);
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", id));
        LeadItem item = queries.find(lead).orElseThrow(() -> Problems.notFound("lead", id));
        return record(item, state, playbooks.current().playbook());
    }

    private LeadRecord record(LeadItem item, LeadState state, Playbook playbook) {
        Heat heat = Heat.of(state, clock.now());
        return new LeadRecord(
                item.engagedNow(heat.engagement()),
                heat.spam(),
                state.firstSource(),
                state.lastSource(),
                item.account() == null ? null : related.company(item.account()).orElse(null),
                fields(state.traits(), playbook.fields()),
                states.identifiers(item.id()).stream()
                        .map(i -> new LeadRecord.Known(i.kind(), i.value()))
                        .toList(),
                consent(state),
                tags(state, playbook),
                segments(state, playbook),
                journeys(state, playbook),
                pastJourneys(state, playbook),
                stages(state),
                moves(state, playbook),
                related.opportunities(item.id()));
    }

    private static List<LeadRecord.FieldValue> fields(Traits traits, List<Field> fields) {
        List<LeadRecord.FieldValue> values = new ArrayList<>();
        fields.forEach(field -> values.add(value(field, traits.byKey().get(field.key()))));
        traits.byKey().keySet().stream()
                .filter(key -> fields.stream().noneMatch(f -> f.key().equals(key)))
                .sorted()
                .forEach(key -> values.add(value(
                        new Field(key, key, Field.Type.TEXT, List.of()),
                        traits.byKey().get(key))));
        return values;
    }

    private static LeadRecord.FieldValue value(Field field, Traits.@Nullable Known known) {
        return new LeadRecord.FieldValue(
                field.key(),
                field.label(),
                field.type(),
                field.options(),
                known == null ? null : TraitJson.of(known.value()),
                known == null ? null : known.at(),
                known == null ? null : known.from());
    }

    private static List<LeadRecord.Consent> consent(LeadState state) {
        return state.contact().byChannel().entrySet().stream()
                .map(e -> new LeadRecord.Consent(
                        e.getKey(), e.getValue().permission(), e.getValue().since()))
                .sorted(Comparator.comparing(LeadRecord.Consent::channel))
                .toList();
    }

    private static List<LeadRecord.Given> tags(LeadState state, Playbook playbook) {
        return state.tags().byId().entrySet().stream()
                .map(e -> {
                    Optional<TagRule> rule = named(playbook.tags(), TagRule::id, e.getKey());
                    return new LeadRecord.Given(
                            e.getKey(),
                            rule.map(TagRule::name).orElse(e.getKey()),
                            rule.map(TagRule::group).orElse(""),
                            e.getValue().since(),
                            e.getValue().by());
                })
                .sorted(Comparator.comparing(LeadRecord.Given::group).thenComparing(LeadRecord.Given::name))
                .toList();
    }

    private static List<LeadRecord.Member> segments(LeadState state, Playbook playbook) {
        return state.segments().since().entrySet().stream()
                .map(e -> new LeadRecord.Member(
                        e.getKey(),
                        named(playbook.segments(), Segment::id, e.getKey())
                                .map(Segment::name)
                                .orElse(e.getKey()),
                        e.getValue()))
                .sorted(Comparator.comparing(LeadRecord.Member::name))
                .toList();
    }

    private static List<LeadRecord.Inside> journeys(LeadState state, Playbook playbook) {
        return state.enrolments().active().stream()
                .map(e -> new LeadRecord.Inside(
                        e.journey(),
                        journeyName(playbook, e.journey()),
                        e.version(),
                        e.number(),
                        e.node(),
                        e.enteredAt(),
                        e.since(),
                        e.until()))
                .sorted(Comparator.comparing(LeadRecord.Inside::name))
                .toList();
    }

    private static List<LeadRecord.Past> pastJourneys(LeadState state, Playbook playbook) {
        return state.enrolments().past().entrySet().stream()
                .map(e -> new LeadRecord.Past(
                        e.getKey(),
                        journeyName(playbook, e.getKey()),
                        e.getValue().times(),
                        e.getValue().lastLeft(),
                        e.getValue().last()))
                .sorted(Comparator.comparing(LeadRecord.Past::lastLeft).reversed())
                .toList();
    }

    private static List<LeadRecord.Visit> stages(LeadState state) {
        return state.stage().visits().entrySet().stream()
                .map(e -> new LeadRecord.Visit(
                        e.getKey(),
                        e.getValue().count(),
                        e.getValue().first(),
                        e.getValue().last()))
                .sorted(Comparator.comparing(LeadRecord.Visit::first))
                .toList();
    }

    private static List<LeadRecord.Move> moves(LeadState state, Playbook playbook) {
        String here = state.stage().stage();
        if (here == null) {
            return List.of();
        }
        List<Stage> stages = playbook.lifecycle().stages();
        List<String> missing = named(stages, Stage::id, here).map(Stage::requiredFields).orElse(List.of()).stream()
                .filter(field -> state.traits().value(field) == null)
                .toList();
        return stages.stream()
                .filter(s -> s.from().contains(here))
                .map(s -> new LeadRecord.Move(s.id(), s.name(), missing, s.reasonRequired()))
                .toList();
    }

    private static String journeyName(Playbook playbook, String id) {
        return playbook.journeys().stream()
                .filter(j -> j.id().equals(id))
                .max(Comparator.comparingInt(Journey::version))
                .map(Journey::name)
                .orElse(id);
    }

    static <T> Optional<T> named(List<T> list, Function<T, String> id, String wanted) {
        Stream<T> stream = list.stream();
        return stream.filter(one -> id.apply(one).equals(wanted)).findFirst();
    }
}
