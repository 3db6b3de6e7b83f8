package io.hatchery.server.pages;

import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Missing;
import io.hatchery.server.platform.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do to things that are written in versions, whatever they are: find, make, change, publish, open and close them. */
class Drafting<D> {
    private final Drafts<D> drafts;
    private final String thing;
    private final CurrentUser current;
    private final AuditLog audit;
    private final Clock clock;

    /** @param thing what it is called in messages and in the audit log: {@code form} */
    Drafting(Drafts<D> drafts, String thing, CurrentUser current, AuditLog audit, Clock clock) {
        this.drafts = drafts;
        this.thing = thing;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of them, the one changed last first. */
    record Listed(List<Written> items, @Nullable String next) {}

    /** What is changed of one; null as it is. */
    record Change(@Nullable String name, @Nullable Boolean open) {}

    record PublishedVersion(int version) {}

    Listed list(@Nullable String q, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor from = Cursor.read(cursor);
        List<Written> found = drafts.page(q == null || q.isBlank() ? null : q.strip(), from.at(), from.id(), size + 1);
        List<Written> items = found.size() > size ? found.subList(0, size) : found;
        return new Listed(
                items,
                found.size() > size
                        ? Cursor.write(
                                items.getLast().changedAt(), items.getLast().id())
                        : null);
    }

    /** @return the id it has from now on, made of its name if none is wanted */
    String create(@Nullable String wanted, @Nullable String called, D definition) {
        Missing.refuse("definition", definition);
        String name = Named.of(called);
        String id = wanted == null || wanted.isBlank() ? idFrom(name) : wanted.strip();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw Problems.invalid("id", "form-id");
        }
        if (!drafts.add(id, name, clock.now(), actor())) {
            throw Problems.invalid("id", "taken");
        }
        drafts.draft(id, definition, clock.now(), actor());
        return id;
    }

    Written find(String id) {
        return drafts.find(id).orElseThrow(() -> Problems.notFound(thing, id));
    }

    /** The draft, else what is published. */
    D newest(String id) {
        return drafts.newest(id).definition();
    }

    List<Written.Version<D>> versions(String id) {
        find(id);
        return drafts.versions(id);
    }

    void change(String id, Change change) {
        Written written = find(id);
        boolean open = change.open() == null ? written.open() : change.open();
        if (open && written.published() == null) {
            throw Problems.conflict("form-unpublished", id);
        }
        drafts.rename(id, change.name() == null ? written.name() : Named.of(change.name()), open, clock.now(), actor());
        if (open != written.open()) {
            audit.record(thing + (open ? ".opened" : ".closed"), id);
        }
    }

    void draft(String id, D definition) {
        Missing.refuse("definition", definition);
        find(id);
        drafts.draft(id, definition, clock.now(), actor());
    }

    /** @param check finds what keeps it from being published */
    PublishedVersion publish(String id, Function<D, List<Fault>> check) {
        find(id);
        List<Fault> faults = check.apply(newest(id));
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        int version =
                drafts.publish(id, clock.now(), actor()).orElseThrow(() -> Problems.conflict("form-no-draft", id));
        audit.record(thing + ".published", id, Map.of("version", String.valueOf(version)));
        return new PublishedVersion(version);
    }

    private String idFrom(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return id.length() >= 3
                ? id.substring(0, Math.min(60, id.length()))
                : thing + "-" + Integer.toHexString(name.hashCode());
    }

    private String actor() {
        return current.get().actor();
    }
}
