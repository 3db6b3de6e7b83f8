package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.tag.TagRule;
import java.util.HashSet;
import java.util.List;
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
                playbook.journeys().stream().map(Journey::id).collect(Collectors.toSet()));
        this.conditions = new ConditionCheck(names, playbook.timeZone(), problems);
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
        tags();
        new ScoringCheck(playbook.scoring(), conditions, problems).check();
        segments();
        new LifecycleCheck(playbook, names, conditions, problems).check();
        journeys();
        new CycleCheck(playbook, problems).check();
        return problems.found();
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
            new JourneyCheck(names, conditions, problems, at, journey).check();
        }
    }
}
