package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.leads.SavedViewRows.View;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists that people keep, and may share. */
@RestController
@RequestMapping("/api/leads/views")
@Allowed
class SavedViewController {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 8000;
    private static final int MOST = 100;

    private final SavedViewRows views;
    private final Viewer viewer;
    private final Ids ids;
    private final Clock clock;

    SavedViewController(SavedViewRows views, Viewer viewer, Ids ids, Clock clock) {
        this.views = views;
        this.viewer = viewer;
        this.ids = ids;
        this.clock = clock;
    }

    record Kept(String name, String query, boolean shared) {}

    record Listed(List<View> items) {}

    @GetMapping
    Listed list() {
        return new Listed(views.of(viewer.user().actor()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View keep(@RequestBody Kept kept) {
        if (views.count(viewer.user().actor()) >= MOST) {
            throw Problems.conflict("too-many-views", MOST);
        }
        return put(ids.next(), kept);
    }

    @PutMapping("/{id}")
    View change(@PathVariable String id, @RequestBody Kept kept) {
        View found = find(id);
        if (!found.mine()) {
            throw Problems.forbidden();
        }
        return put(id, kept);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!views.remove(id, viewer.user().actor())) {
            throw Problems.notFound("view", id);
        }
    }

    private View put(String id, Kept kept) {
        String name = kept.name().strip();
        if (name.isEmpty()) {
            throw Problems.invalid("name", "required");
        }
        if (name.length() > LONGEST_NAME) {
            throw Problems.invalid("name", "too-long", LONGEST_NAME);
        }
        if (kept.query().length() > LONGEST_QUERY) {
            throw Problems.invalid("query", "too-long", LONGEST_QUERY);
        }
        if (!views.put(id, viewer.user().actor(), name, kept.query(), kept.shared(), clock.now())) {
            throw Problems.invalid("name", "taken");
        }
        return find(id);
    }

    private View find(String id) {
        return views.find(id, viewer.user().actor()).orElseThrow(() -> Problems.notFound("view", id));
    }
}
