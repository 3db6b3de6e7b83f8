package io.hatchery.server.leads;

import io.hatchery.server.leads.AccountList.Account;
import io.hatchery.server.leads.AccountList.Sort;
import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.platform.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Companies over HTTP. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {
    private static final int PEOPLE = 100;

    private final AccountList accounts;
    private final AccountQueries queries;
    private final LeadLists lists;
    private final Viewer viewer;

    AccountController(AccountList accounts, AccountQueries queries, LeadLists lists, Viewer viewer) {
        this.accounts = accounts;
        this.queries = queries;
        this.lists = lists;
        this.viewer = viewer;
    }

    /** @param leads its people, the most engaged first; {@code moreLeads} when there are more than shown */
    record Detail(Account account, List<LeadItem> leads, boolean moreLeads, List<LeadRecord.Deal> opportunities) {}

    @GetMapping
    AccountList.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return accounts.page(q == null || q.isBlank() ? null : q, Sort.read(sort), cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable long id) {
        Account account = queries.find(id).orElseThrow(() -> Problems.notFound("account", id));
        LeadFilter people = LeadFilter.everyone(Known.KNOWN).with(By.ACCOUNT, List.of(String.valueOf(id)));
        LeadLists.Page page = lists.page(people, new LeadSort(LeadSort.By.ENGAGEMENT, true), null, PEOPLE);
        return new Detail(account, viewer.show(page.items()), page.next() != null, queries.opportunities(id));
    }
}
