package io.hatchery.server.runtime;

import io.hatchery.server.runtime.Identifier.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out whom a batch speaks of. The strongest identifier somebody is known by decides; identifiers nobody has are linked to that
 * lead. A cookie alone never makes two people one: it leads to a lead only if nothing stronger in the event contradicts it. An
 * anonymous lead whose cookie arrives together with a known person's identifier turns out to be that person.
 */
@Component
class Resolver {
    private final Identities identities;
    private final LeadRows leads;
    private final IdentityCache cache;

    Resolver(Identities identities, LeadRows leads, IdentityCache cache) {
        this.identities = identities;
        this.leads = leads;
        this.cache = cache;
    }

    /**
     * @param who one per arrival, in order
     * @param joins anonymous leads that turned out to be others
     */
    record Resolution(List<Person> who, List<ReadModel.Join> joins) {
        /** Everyone who takes part, once. */
        Set<Person> people() {
            return new LinkedHashSet<>(who);
        }
    }

    /**
     * @throws Again when another transaction got in between
     * @throws NoSuchLead when an arrival names a lead that does not exist
     */
    Resolution resolve(List<Incoming> arrivals) {
        Directory directory = lookUp(arrivals);
        List<Person> found = arrivals.stream()
                .map(one -> directory.resolve(one.arrival().who()))
                .toList();
        List<Person> who = found.stream().map(Person::really).toList();
        Resolution resolution = new Resolution(who, List.copyOf(directory.joins()));
        bear(resolution.people());
        link(resolution.people());
        return resolution;
    }

    /** Another transaction got in between: what was guessed is asked again next time. */
    void forget(List<Incoming> arrivals) {
        for (Incoming one : arrivals) {
            if (one.arrival().who() instanceof Arrival.Who.Someone(List<Identifier> identifiers)) {
                cache.forget(identifiers);
            }
        }
    }

    private void find(Set<Identifier> asked, Directory directory) {
        List<Identities.Owned> guesses = cache.guess(asked);
        guesses.forEach(directory::enter);
        Set<Identifier> rest = new HashSet<>(asked);
        guesses.forEach(guess -> rest.remove(guess.identifier()));
        if (!rest.isEmpty()) {
            List<Identities.Owned> found = identities.find(rest);
            found.forEach(directory::enter);
            cache.remember(found);
        }
    }

    private Directory lookUp(List<Incoming> arrivals) {
        Set<Identifier> asked = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        for (Incoming one : arrivals) {
            switch (one.arrival().who()) {
                case Arrival.Who.Lead(long id) -> ids.add(id);
                case Arrival.Who.Someone(List<Identifier> identifiers) -> asked.addAll(identifiers);
            }
        }
        Directory directory = new Directory();
        if (!asked.isEmpty()) {
            find(asked, directory);
        }
        if (!ids.isEmpty()) {
            leads.find(ids).forEach(directory::enter);
        }
        Set<Long> shared = directory.perhapsShared(arrivals);
        if (!shared.isEmpty()) {
            identities.of(shared).forEach(directory::enter);
        }
        return directory;
    }

    private void bear(Collection<Person> people) {
        List<Person> unborn = people.stream().filter(one -> one.id() == 0).toList();
        if (unborn.isEmpty()) {
            return;
        }
        List<Long> ids = leads.nextIds(unborn.size());
        for (int i = 0; i < unborn.size(); i++) {
            unborn.get(i).bear(ids.get(i));
        }
    }

    private void link(Collection<Person> people) {
        Map<Identifier, Long> links = new LinkedHashMap<>();
        people.forEach(one -> one.linked().forEach(identifier -> links.put(identifier, one.id())));
        if (!links.isEmpty()) {
            identities.link(links);
        }
    }

    /** Whom we know so far in this batch. */
    private static final class Directory {
        private final Map<Identifier, Person> byIdentifier = new HashMap<>();
        private final Map<Long, Person> byId = new HashMap<>();
        private final Map<Long, Person> joined = new LinkedHashMap<>();

        void enter(Identities.Owned owned) {
            Person person = byId.computeIfAbsent(owned.lead(), id -> Person.lead(id, owned.known()));
            person.has(owned.identifier());
            byIdentifier.put(owned.identifier(), person);
        }

        void enter(LeadRows.Found found) {
            Person self = byId.computeIfAbsent(found.self(), id -> Person.lead(id, found.known()));
            byId.putIfAbsent(found.asked(), self);
        }

        /** Known leads that an event with a cookie and something stronger speaks of: all they are known by must be compared. */
        Set<Long> perhapsShared(List<Incoming> arrivals) {
            Set<Long> ids = new HashSet<>();
            for (Incoming one : arrivals) {
                if (one.arrival().who() instanceof Arrival.Who.Someone(List<Identifier> identifiers)
                        && mixed(identifiers)) {
                    for (Identifier identifier : identifiers) {
                        Person person = byIdentifier.get(identifier);
                        if (person != null && person.known()) {
                            ids.add(person.id());
                        }
                    }
                }
            }
            return ids;
        }

        private static boolean mixed(List<Identifier> identifiers) {
            return identifiers.stream().anyMatch(one -> one.kind() == Kind.ANONYMOUS_ID)
                    && identifiers.stream().anyMatch(one -> one.kind() != Kind.ANONYMOUS_ID);
        }

        Person resolve(Arrival.Who who) {
            return switch (who) {
                case Arrival.Who.Lead(long id) -> {
                    Person person = byId.get(id);
                    if (person == null) {
                        throw new NoSuchLead(id);
                    }
                    yield person.really();
                }
                case Arrival.Who.Someone(List<Identifier> identifiers) -> resolve(identifiers);
            };
        }

        private Person resolve(List<Identifier> identifiers) {
            List<Identifier> strong = new ArrayList<>();
            List<Identifier> cookies = new ArrayList<>();
            for (Identifier one : identifiers) {
                (one.kind() == Kind.ANONYMOUS_ID ? cookies : strong).add(one);
            }
            strong.sort(Comparator.comparing(Identifier::kind));
            Person known = firstOf(strong);
            Person found = known == null ? byCookie(cookies, strong) : known;
            Person person = strong.isEmpty() ? found : takeIn(found, cookies);
            for (Identifier identifier : identifiers) {
                if (byIdentifier.putIfAbsent(identifier, person) == null) {
                    person.link(identifier);
                }
            }
            return person;
        }

        private Person byCookie(List<Identifier> cookies, List<Identifier> strong) {
            Person person = firstOf(cookies);
            return person != null && person.admits(strong) ? person : Person.stranger();
        }

        /** The anonymous leads behind these cookies turn out to be this person. */
        private Person takeIn(Person person, List<Identifier> cookies) {
            Person self = person;
            for (Identifier cookie : cookies) {
                Person other = find(cookie);
                if (other == null || other == self || other.known()) {
                    continue;
                }
                if (!other.wasThere()) {
                    other.join(self);
                } else if (!self.wasThere()) {
                    self.join(other);
                    self = other;
                } else {
                    other.join(self);
                    joined.put(other.id(), self);
                }
            }
            return self;
        }

        private @Nullable Person firstOf(List<Identifier> identifiers) {
            for (Identifier one : identifiers) {
                Person person = find(one);
                if (person != null) {
                    return person;
                }
            }
            return null;
        }

        private @Nullable Person find(Identifier identifier) {
            Person person = byIdentifier.get(identifier);
            return person == null ? null : person.really();
        }

        List<ReadModel.Join> joins() {
            List<ReadModel.Join> joins = new ArrayList<>();
            joined.forEach((from, into) ->
                    joins.add(new ReadModel.Join(from, into.really().id())));
            return joins;
        }
    }
}
