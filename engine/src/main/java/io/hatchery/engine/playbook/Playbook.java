package io.hatchery.engine.playbook;

import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rules in force together, as an operator writes them; versioned as one.
 *
 * @param version counts published playbooks from 1; 0 for a draft
 * @param timeZone the company's, for days and months
 * @param calendars when people work, for clocks and waits
 * @param contact what holds for every message; null for no limits
 */
public record Playbook(
        int version,
        String name,
        ZoneId timeZone,
        List<Field> fields,
        List<TagRule> tags,
        Scoring scoring,
        List<Segment> segments,
        Lifecycle lifecycle,
        List<Journey> journeys,
        List<BusinessCalendar> calendars,
        @Nullable ContactPolicy contact) {
    public Playbook {
        fields = List.copyOf(fields);
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
        journeys = List.copyOf(journeys);
        calendars = List.copyOf(calendars);
    }

    public Playbook(
            int version,
            String name,
            ZoneId timeZone,
            List<Field> fields,
            List<TagRule> tags,
            Scoring scoring,
            List<Segment> segments,
            Lifecycle lifecycle,
            List<Journey> journeys) {
        this(version, name, timeZone, fields, tags, scoring, segments, lifecycle, journeys, List.of(), null);
    }

    /** The limits in force; none when the playbook names none. */
    public ContactPolicy contactOrFree() {
        return contact == null ? ContactPolicy.FREE : contact;
    }

    // The same playbook with one part changed.

    public Playbook withVersion(int changed) {
        return new Playbook(
                changed, name, timeZone, fields, tags, scoring, segments, lifecycle, journeys, calendars, contact);
    }

    public Playbook withFields(List<Field> changed) {
        return new Playbook(
                version, name, timeZone, changed, tags, scoring, segments, lifecycle, journeys, calendars, contact);
    }

    public Playbook withTags(List<TagRule> changed) {
        return new Playbook(
                version, name, timeZone, fields, changed, scoring, segments, lifecycle, journeys, calendars, contact);
    }

    public Playbook withScoring(Scoring changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, changed, segments, lifecycle, journeys, calendars, contact);
    }

    public Playbook withSegments(List<Segment> changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, scoring, changed, lifecycle, journeys, calendars, contact);
    }

    public Playbook withLifecycle(Lifecycle changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, scoring, segments, changed, journeys, calendars, contact);
    }

    public Playbook withJourneys(List<Journey> changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, scoring, segments, lifecycle, changed, calendars, contact);
    }

    public Playbook withCalendars(List<BusinessCalendar> changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, scoring, segments, lifecycle, journeys, changed, contact);
    }

    public Playbook withContact(@Nullable ContactPolicy changed) {
        return new Playbook(
                version, name, timeZone, fields, tags, scoring, segments, lifecycle, journeys, calendars, changed);
    }
}
