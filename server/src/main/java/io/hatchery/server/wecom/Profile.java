package io.hatchery.server.wecom;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What WeCom knows of a customer. Pure.
 *
 * @param followers colleagues who have added the customer, the first to do so first
 */
record Profile(JsonNode customer, List<Follower> followers) {
    /** The country of numbers colleagues write down without one. */
    private static final String REGION = "CN";

    Profile {
        followers = List.copyOf(followers);
    }

    /**
     * A colleague who has added the customer.
     *
     * @param tags those of the company that stand on it, by WeCom's ids
     */
    record Follower(String userId, long since, String company, List<String> mobiles, Set<String> tags) {
        Follower {
            mobiles = List.copyOf(mobiles);
            tags = Set.copyOf(tags);
        }
    }

    static Profile of(JsonNode answer) {
        List<Follower> followers = new ArrayList<>();
        for (JsonNode one : answer.path("follow_user")) {
            Set<String> tags = new LinkedHashSet<>();
            one.path("tags").forEach(tag -> tags.add(tag.path("tag_id").asString("")));
            tags.remove("");
            List<String> mobiles = new ArrayList<>();
            one.path("remark_mobiles").forEach(mobile -> mobiles.add(mobile.asString("")));
            followers.add(new Follower(
                    one.path("userid").asString(""),
                    one.path("createtime").asLong(0),
                    one.path("remark_corp_name").asString("").strip(),
                    mobiles,
                    tags));
        }
        followers.sort(Comparator.comparingLong(Follower::since));
        return new Profile(answer.path("external_contact"), followers);
    }

    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        followers.forEach(one -> tags.addAll(one.tags()));
        return tags;
    }

    /** By which the customer is recognised elsewhere too. */
    List<Identifier> identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        String unionid = text("unionid");
        if (!unionid.isEmpty()) {
            identifiers.add(new Identifier(Kind.WECHAT_UNIONID, unionid));
        }
        mobile().ifPresent(e164 -> identifiers.add(new Identifier(Kind.PHONE, e164)));
        return identifiers;
    }

    /**
     * What it tells of a lead that is not known yet. A name at WeChat is a nickname, so it counts only where no other is known; what
     * colleagues wrote down always does.
     */
    Map<String, Value> news(LeadState lead) {
        Map<String, Value> told = new HashMap<>();
        if (lead.traits().value("name") == null && lead.traits().value("lastName") == null) {
            Contacts.put(told, "name", text("name"));
        }
        Contacts.put(told, "company", company());
        Contacts.put(told, "jobTitle", text("position"));
        mobile().ifPresent(e164 -> told.put("phone", Value.of(e164)));
        told.entrySet().removeIf(one -> one.getValue().equals(lead.traits().value(one.getKey())));
        return told;
    }

    private String company() {
        return followers.stream()
                .map(Follower::company)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> text("corp_full_name").isEmpty() ? text("corp_name") : text("corp_full_name"));
    }

    private Optional<String> mobile() {
        return followers.stream()
                .flatMap(one -> one.mobiles().stream())
                .map(written -> Phones.read(written, REGION))
                .filter(Phones.Reading.Personal.class::isInstance)
                .map(reading -> ((Phones.Reading.Personal) reading).e164())
                .findFirst();
    }

    private String text(String key) {
        return customer.path(key).asString("").strip();
    }
}
