package io.hatchery.engine.playbook;

import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.BusinessCalendar.Span;
import io.hatchery.engine.lifecycle.Lifecycle.Sla;
import io.hatchery.engine.lifecycle.Lifecycle.SlaAction;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks stages, their clocks, and the calendars clocks go by. */
final class LifecycleCheck {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Playbook playbook;
    private final Names names;
    private final ConditionCheck conditions;
    private final Problems problems;
    private final Map<String, Stage> stages = new HashMap<>();

    LifecycleCheck(Playbook playbook, Names names, ConditionCheck conditions, Problems problems) {
        this.playbook = playbook;
        this.names = names;
        this.conditions = conditions;
        this.problems = problems;
        playbook.lifecycle().stages().forEach(stage -> stages.put(stage.id(), stage));
    }

    void check() {
        Set<String> calendars = problems.unique("/calendars", playbook.calendars(), BusinessCalendar::id);
        for (int i = 0; i < playbook.calendars().size(); i++) {
            calendar("/calendars/" + i, playbook.calendars().get(i));
        }
        List<Stage> all = playbook.lifecycle().stages();
        for (int i = 0; i < all.size(); i++) {
            stage("/lifecycle/stages/" + i, all.get(i), calendars);
        }
    }

    private void stage(String at, Stage stage, Set<String> calendars) {
        if (stage.entry() != null) {
            conditions.check(at + "/entry", stage.entry());
        }
        for (int j = 0; j < stage.from().size(); j++) {
            problems.known(at + "/from/" + j, "stage", stage.from().get(j), names.stages());
        }
        for (int j = 0; j < stage.requiredFields().size(); j++) {
            problems.known(
                    at + "/requiredFields/" + j,
                    "field",
                    stage.requiredFields().get(j),
                    names.fields().keySet());
        }
        Set<String> reasons = new HashSet<>();
        for (int j = 0; j < stage.reasons().size(); j++) {
            String reason = stage.reasons().get(j);
            problems.named(at + "/reasons/" + j, reason);
            if (!reason.equals(reason.strip()) || !reasons.add(reason)) {
                problems.add(
                        at + "/reasons/" + j,
                        "reason.twice",
                        "\"" + reason + "\" is there twice, or begins or ends with a space. Name each reason once.",
                        reason);
            }
        }
        if (stage.waiting() != null) {
            problems.positive(at + "/waiting", stage.waiting());
        }
        if (stage.conversion() != null) {
            problems.named(at + "/conversion", stage.conversion());
        }
        if (stage.sla() != null) {
            sla(at + "/sla", stage, stage.sla(), calendars);
        }
    }

    private void sla(String at, Stage stage, Sla sla, Set<String> calendars) {
        problems.positive(at + "/within", sla.within());
        if (sla.within().compareTo(LONGEST) > 0) {
            problems.add(
                    at + "/within", "sla.long", "Expected at most a year of working time, got " + sla.within() + ".");
        }
        if (sla.calendar() != null) {
            problems.known(at + "/calendar", "calendar", sla.calendar(), calendars);
        }
        Integer percent = sla.warnAtPercent();
        if (percent != null && (percent < 1 || percent > 99)) {
            problems.add(
                    at + "/warnAtPercent",
                    "number.range",
                    "Expected a number from 1 to 99, got " + percent + ".",
                    percent.toString());
        }
        if (percent == null && !sla.onWarning().isEmpty()) {
            problems.add(
                    at + "/onWarning",
                    "sla.warning",
                    "Nothing warns. Say at what part of the time, or leave this out.");
        }
        actions(at + "/onWarning", stage, sla.onWarning());
        actions(at + "/onBreach", stage, sla.onBreach());
    }

    private void actions(String at, Stage stage, List<SlaAction> actions) {
        boolean moves = false;
        for (int i = 0; i < actions.size(); i++) {
            String place = at + "/" + i;
            switch (actions.get(i)) {
                case SlaAction.Tell(String to) -> person(place + "/to", to, "owner");
                case SlaAction.Reassign(String to) -> person(place + "/to", to, "pool");
                case SlaAction.MoveTo move -> {
                    if (moves) {
                        problems.add(place, "sla.moves", "A lead can be moved only once. Take one of the moves out.");
                    }
                    moves = true;
                    move(place, stage, move);
                }
            }
        }
    }

    private void person(String at, String to, String word) {
        if (!to.equals(word) && !to.matches("(team|user):\\S+")) {
            problems.add(
                    at,
                    "person.form",
                    "Expected \"" + word + "\", a team such as team:sdr or a person such as user:7, got \"" + to
                            + "\".",
                    to);
        }
    }

    private void move(String at, Stage stage, SlaAction.MoveTo move) {
        problems.known(at + "/stage", "stage", move.stage(), names.stages());
        Stage there = stages.get(move.stage());
        if (there == null) {
            return;
        }
        if (!there.from().contains(stage.id())) {
            problems.add(
                    at + "/stage",
                    "sla.move.closed",
                    "\"" + there.name() + "\" takes no leads from \"" + stage.name()
                            + "\". Allow the move there, or choose another stage.",
                    there.name(),
                    stage.name());
        }
        if (there.reasonRequired()) {
            problems.named(at + "/reason", move.reason());
        }
        if (!move.reason().isBlank()
                && !there.reasons().isEmpty()
                && !there.reasons().contains(move.reason())) {
            problems.add(
                    at + "/reason",
                    "reason.unknown",
                    "\"" + there.name() + "\" knows no reason \"" + move.reason() + "\". Choose one it has, or add it.",
                    move.reason(),
                    there.name());
        }
    }

    private void calendar(String at, BusinessCalendar calendar) {
        Map<DayOfWeek, List<Span>> days = new HashMap<>();
        for (int i = 0; i < calendar.week().size(); i++) {
            BusinessCalendar.Hours hours = calendar.week().get(i);
            Span span = new Span(hours.from(), hours.to());
            span(at + "/week/" + i, span, days.computeIfAbsent(hours.day(), _ -> new ArrayList<>()));
        }
        if (calendar.week().isEmpty()) {
            problems.add(
                    at + "/week",
                    "calendar.empty",
                    "Nobody ever works by this calendar, so no clock would run out. Add working hours.");
        }
        Set<Object> dates = new HashSet<>();
        for (int i = 0; i < calendar.special().size(); i++) {
            BusinessCalendar.Special day = calendar.special().get(i);
            if (!dates.add(day.date())) {
                problems.add(
                        at + "/special/" + i + "/date",
                        "calendar.day.twice",
                        day.date() + " is there twice. Put its hours into one entry.",
                        day.date().toString());
            }
            List<Span> spans = new ArrayList<>();
            for (int j = 0; j < day.hours().size(); j++) {
                span(at + "/special/" + i + "/hours/" + j, day.hours().get(j), spans);
            }
        }
    }

    /** Hours must go forward and not overlap others of their day. */
    private void span(String at, Span span, List<Span> others) {
        if (!span.from().isBefore(end(span))) {
            problems.add(at, "calendar.hours", "Expected an end after " + span.from() + ", got " + span.to() + ".");
        }
        others.stream()
                .filter(other ->
                        span.from().isBefore(end(other)) && other.from().isBefore(end(span)))
                .min(Comparator.comparing(Span::from))
                .ifPresent(other -> problems.add(
                        at,
                        "calendar.overlap",
                        "These hours overlap " + other.from() + " to " + other.to()
                                + " of the same day. Join the two."));
        others.add(span);
    }

    private static LocalTime end(Span span) {
        return span.to().equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : span.to();
    }
}
