package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a whole playbook, part by part. */
final class PlaybookCheck {
    private final Playbook playbook;
    private final Problems problems = new Problems();
    private final Names names;
    private final ConditionCheck conditions;

    PlaybookCheck(Playbook playbook) {
        this.playbook = playbook;
        this.names = new Names(
                Deciders.fields(playbook),
                playbook.tags().stream().map(TagRule::id).collect(Collectors.toSet()),
                playbook.segments().stream().map(segment -> segment.id()).collect(Collectors.toSet()),
                playbook.lifecycle().stages().stream().map(Stage::id).collect(Collectors.toSet()),
                nodes(playbook.journeys()));
        this.conditions = new ConditionCheck(names, playbook.timeZone(), problems);
    }

    private static Map<String, Set<String>> nodes(List<Journey> journeys) {
        Map<String, Set<String>> nodes = new HashMap<>();
        for (Journey journey : journeys) {
            Set<String> known = nodes.computeIfAbsent(journey.id(), _ -> new HashSet<>());
            journey.nodes().forEach(node -> known.add(node.id()));
        }
        return nodes;
    }

    List<Problem> problemsOf(Condition condition) {
        conditions.check("", condition);
        return problems.found();
    }

    List<Problem> problems() {
        problems.unique("/fields", playbook.fields(), field -> field.key());
        problems.unique("/tags", playbook.tags(), TagRule::id);
        problems.unique("/segments", playbook.segments(), segment -> segment.id());
        problems.unique("/lifecycle/stages", playbook.lifecycle().stages(), Stage::id);
        problems.unique("/scoring/rules", playbook.scoring().rules(), ScoreRule::id);
        fields();
        tags();
        new ScoringCheck(playbook.scoring(), conditions, problems).check();
        segments();
        new LifecycleCheck(playbook, names, conditions, problems).check();
        journeys();
        JourneyCircles.check(playbook, problems);
        new ContactCheck(problems).check(playbook.contact());
        new CycleCheck(playbook, problems).check();
        return problems.found();
    }

    private void fields() {
        for (int i = 0; i < playbook.fields().size(); i++) {
            Field field = playbook.fields().get(i);
            boolean fits = switch (field.survivorship()) {
                case GREATEST -> field.type() == Field.Type.NUMBER || field.type() == Field.Type.DATE;
                case LONGEST -> field.type() == Field.Type.TEXT || field.type() == Field.Type.LIST;
                case NEWEST, OLDEST, PERSON_FIRST -> true;
                case null -> true;
            };
            if (!fits) {
                problems.add(
                        "/fields/" + i + "/survivorship",
                        "survivorship.type",
                        "\"" + field.survivorship() + "\" cannot be asked of the " + field.type() + " field \""
                                + field.label()
                                + "\". GREATEST is for numbers and dates, LONGEST for texts and lists; choose another.",
                        String.valueOf(field.survivorship()),
                        field.label());
            }
        }
    }

    private void tags() {
        for (int i = 0; i < playbook.tags().size(); i++) {
            TagRule tag = playbook.tags().get(i);
            if (tag.weight() < 0 || tag.weight() > 100) {
                problems.add("/tags/" + i + "/weight", "number.range", "Expected 0 to 100, got " + tag.weight() + ".");
            }
            if (tag.rule() != null) {
                conditions.check("/tags/" + i + "/rule", tag.rule());
            }
        }
    }

    private void segments() {
        for (int i = 0; i < playbook.segments().size(); i++) {
            conditions.check(
                    "/segments/" + i + "/condition", playbook.segments().get(i).condition());
        }
    }

    private void journeys() {
        Set<String> versions = new HashSet<>();
        Set<String> live = new HashSet<>();
        for (int i = 0; i < playbook.journeys().size(); i++) {
            Journey journey = playbook.journeys().get(i);
            String at = "/journeys/" + i;
            problems.named(at + "/id", journey.id());
            if (!versions.add(journey.id() + " " + journey.version())) {
                problems.add(at + "/version", "journey.version.twice", "This version of the journey is there twice.");
            }
            if (journey.status() == Journey.Status.LIVE && !live.add(journey.id())) {
                problems.add(
                        at + "/status", "journey.live.twice", "Only one version of a journey may be live. Retire one.");
            }
            new JourneyCheck(playbook, names, conditions, problems, i).check();
        }
    }
}
