package io.hatchery.server.leads;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.leads.AccountList.Account;
import io.hatchery.server.leads.AccountList.Sort;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.playbook.Playbooks;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds anything by a few letters: leads, accounts, journeys, segments. */
@RestController
@RequestMapping("/api/search")
class SearchController {
    private static final int EACH = 6;
    private static final int LONGEST = 200;

    private final LeadQueries leads;
    private final AccountList accounts;
    private final Playbooks playbooks;
    private final Viewer viewer;

    SearchController(LeadQueries leads, AccountList accounts, Playbooks playbooks, Viewer viewer) {
        this.leads = leads;
        this.accounts = accounts;
        this.playbooks = playbooks;
        this.viewer = viewer;
    }

    record Named(String id, String name) {}

    record Found(List<LeadItem> leads, List<Account> accounts, List<Named> journeys, List<Named> segments) {}

    @GetMapping
    Found search(@RequestParam String q) {
        String text = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        if (Grams.terms(text).isEmpty()) {
            return new Found(List.of(), List.of(), List.of(), List.of());
        }
        Playbook playbook = playbooks.current().playbook();
        String folded = Grams.fold(text);
        return new Found(
                viewer.show(
                        leads
                                .page(LeadFilter.everyone(Known.KNOWN).searching(text), LeadSort.NEWEST, null, EACH)
                                .stream()
                                .map(LeadQueries.Placed::item)
                                .toList()),
                accounts.page(text, Sort.HEAT, null, EACH).items(),
                playbook.journeys().stream()
                        .filter(j -> j.status() != Journey.Status.RETIRED)
                        .filter(j -> matches(folded, j.id(), j.name()))
                        .map(j -> new Named(j.id(), j.name()))
                        .limit(EACH)
                        .toList(),
                playbook.segments().stream()
                        .filter(s -> matches(folded, s.id(), s.name()))
                        .map(s -> new Named(s.id(), s.name()))
                        .limit(EACH)
                        .toList());
    }

    private static boolean matches(String folded, String id, String name) {
        return Grams.fold(name).contains(folded) || id.contains(folded);
    }
}
