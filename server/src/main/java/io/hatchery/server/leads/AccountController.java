package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.leads.AccountList.Account;
import io.hatchery.server.leads.AccountList.Sort;
import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Companies over HTTP. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {
    private static final int PEOPLE = 100;

    private final AccountList accounts;
    private final AccountQueries queries;
    private final LeadLists lists;
    private final Families families;
    private final FamilyRows kin;
    private final AccountHeat heat;
    private final Playbooks playbooks;
    private final AuditLog audit;
    private final Viewer viewer;

    AccountController(
            AccountList accounts,
            AccountQueries queries,
            LeadLists lists,
            Families families,
            FamilyRows kin,
            AccountHeat heat,
            Playbooks playbooks,
            AuditLog audit,
            Viewer viewer) {
        this.families = families;
        this.kin = kin;
        this.heat = heat;
        this.playbooks = playbooks;
        this.audit = audit;
        this.accounts = accounts;
        this.queries = queries;
        this.lists = lists;
        this.viewer = viewer;
    }

    /**
     * An account.
     *
     * @param leads its people, the most engaged first; {@code moreLeads} when there are more than shown
     * @param roles which part in a purchase people have, by the lead's number
     * @param needed the parts a committee needs; empty when the playbook has no field for them
     */
    record Detail(
            Account account,
            List<LeadItem> leads,
            boolean moreLeads,
            List<LeadRecord.Deal> opportunities,
            Map<Long, String> roles,
            List<String> needed,
            Family family) {}

    /**
     * An account among its kin.
     *
     * @param above what it is part of, the nearest first
     * @param parts of it
     * @param whole all of it and its parts together
     * @param joined accounts that turned out to be this one
     * @param alike accounts that may be the same company, or of its group
     */
    record Family(
            List<FamilyRows.Kin> above,
            List<FamilyRows.Kin> parts,
            FamilyRows.Whole whole,
            List<FamilyRows.Kin> joined,
            List<Families.Alike> alike) {}

    /** @param parent the account it is part of, 0 for none; null leaves it as it is */
    record Change(@Nullable String name, @Nullable Long parent) {}

    record Join(long into) {}

    record Other(long other) {}

    record Pairs(List<Families.Pair> items) {}

    /**
     * Week by week.
     *
     * @param read of how many people; less than there are when the account is very large
     */
    record Warmth(List<AccountHeat.Point> points, int read) {}

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
        boolean knowsRoles = playbooks.current().playbook().fields().stream()
                .anyMatch(field -> field.key().equals(Committee.FIELD));
        List<Long> shown = page.items().stream().map(LeadItem::id).toList();
        return new Detail(
                account,
                viewer.show(page.items()),
                page.next() != null,
                queries.opportunities(id),
                knowsRoles ? kin.roles(shown) : Map.of(),
                knowsRoles ? Committee.NEEDED : List.of(),
                family(id));
    }

    private Family family(long id) {
        FamilyRows.Kin account = kin.find(id).orElseThrow(() -> Problems.notFound("account", id));
        return new Family(
                kin.above(id, Families.HIGHEST), kin.parts(id), kin.whole(id), kin.joined(id), families.alike(account));
    }

    /** How warm it was, week by week, as the facts of its people say. */
    @GetMapping("/{id}/heat")
    Warmth heat(@PathVariable long id, @RequestParam(defaultValue = "26") int weeks) {
        FamilyRows.Kin account = kin.find(id).orElseThrow(() -> Problems.notFound("account", id));
        List<Long> people = queries.warmest(account.id(), AccountHeat.PEOPLE);
        return new Warmth(heat.of(people, Math.clamp(weeks, 1, 104)), people.size());
    }

    /** Accounts that may be one company or of one group, the warmest first. */
    @GetMapping("/alike")
    Pairs alike() {
        return new Pairs(families.pairs());
    }

    /** Gives it another name, or makes it part of another account. */
    @PatchMapping("/{id}")
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    Detail change(@PathVariable long id, @RequestBody Change change) {
        String name = change.name();
        Long parent = change.parent();
        if (name != null) {
            String before = called(id);
            families.rename(id, name);
            audit.record("account.renamed", before, Map.of("to", name));
        }
        if (parent != null) {
            families.partOf(id, parent == 0 ? null : parent);
            audit.record("account.moved", called(id), Map.of("to", parent == 0 ? "" : called(parent)));
        }
        return get(id);
    }

    /** Says that it is the same company as another: its people go there. Can be taken back. */
    @PostMapping("/{id}/join")
    @Allowed(Role.MARKETER)
    Detail join(@PathVariable long id, @RequestBody Join join) {
        families.join(id, join.into());
        audit.record("account.joined", called(id), Map.of("into", called(join.into())));
        return get(join.into());
    }

    /** Takes apart what was joined: the account is itself again, with the people it is recognised by. */
    @PostMapping("/{id}/part")
    @Allowed(Role.MARKETER)
    Detail part(@PathVariable long id) {
        families.part(id, viewer.user().actor());
        audit.record("account.parted", called(id));
        return get(id);
    }

    /** Says that another account is another company, so that it is not suggested any more. */
    @PostMapping("/{id}/apart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    void apart(@PathVariable long id, @RequestBody Other other) {
        families.apart(id, other.other(), viewer.user().actor());
    }

    private String called(long id) {
        return kin.find(id).map(FamilyRows.Kin::name).orElseThrow(() -> Problems.notFound("account", id));
    }
}
