package io.hatchery.server.wecom;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The company at WeCom; groups have several.
 *
 * @param corps by their ids
 */
record WeComSettings(Map<String, Corp> corps) {
    static final SettingsArea<WeComSettings> AREA = new SettingsArea<>(
            "wecom", WeComSettings.class, new WeComSettings(Map.of()), SettingsArea.Readers.ADMINISTRATORS);

    static final String API = "https://qyapi.weixin.qq.com";

    WeComSettings {
        corps = Map.copyOf(corps);
        corps.forEach((id, corp) -> {
            if (!id.equals(corp.id())) {
                throw new IllegalArgumentException("The company “" + id + "” calls itself “" + corp.id() + "”");
            }
        });
    }

    Optional<Corp> find(String id) {
        return Optional.ofNullable(corps.get(id));
    }

    /** Those that take events and are told tags. */
    List<Corp> active() {
        return corps.values().stream().filter(Corp::active).toList();
    }

    /**
     * A company at WeCom, by one of its apps that may call for customer contact.
     *
     * @param token proves that a push comes from WeCom
     * @param aesKey 43 characters; WeCom always encrypts
     * @param address where the API is; null for WeCom's own
     * @param welcome said to new customers; empty for nothing
     * @param assigns whether who adds a customer nobody looks after becomes its owner
     * @param staff who colleagues are here
     * @param tags which are kept on both sides
     */
    record Corp(
            String id,
            String name,
            boolean active,
            String corpId,
            @Nullable Secret secret,
            @Nullable Secret token,
            @Nullable Secret aesKey,
            @Nullable String address,
            @Nullable String welcome,
            boolean assigns,
            @Nullable List<Staff> staff,
            @Nullable List<Pair> tags) {
        Corp {
            staff = staff == null ? List.of() : List.copyOf(staff);
            tags = tags == null ? List.of() : List.copyOf(tags);
            if (!id.matches("[a-z0-9][a-z0-9-]{1,39}")) {
                throw new IllegalArgumentException(
                        "A company’s id has 2 to 40 small letters, digits and hyphens, not “" + id + "”");
            }
            if (!corpId.matches("w[wxp][0-9a-zA-Z_-]{6,60}")) {
                throw new IllegalArgumentException("A CorpID begins with ww, not “" + corpId + "”");
            }
            if (aesKey != null && !aesKey.value().matches("[A-Za-z0-9]{43}")) {
                throw new IllegalArgumentException("The EncodingAESKey has 43 letters and digits");
            }
            if (address != null && !address.isBlank() && !address.matches("https?://[^\\s?#]+")) {
                throw new IllegalArgumentException(
                        "Expected an address such as https://qyapi.weixin.qq.com, got " + address);
            }
            if (staff.stream().map(Staff::userId).distinct().count() < staff.size()) {
                throw new IllegalArgumentException("A colleague at WeCom is one person here");
            }
            if (tags.stream().map(Pair::tag).distinct().count() < tags.size()
                    || tags.stream().map(Pair::theirs).distinct().count() < tags.size()) {
                throw new IllegalArgumentException("A tag goes with one tag at WeCom, and that with no other");
            }
        }

        String api() {
            return address == null || address.isBlank() ? API : address.replaceAll("/+$", "");
        }

        /** Who a colleague is here, such as {@code user:…}. */
        Optional<String> owner(String userId) {
            return Objects.requireNonNull(staff).stream()
                    .filter(one -> one.userId().equals(userId))
                    .map(Staff::owner)
                    .findFirst();
        }

        /** What WeCom calls one of our tags. */
        Optional<String> theirs(String tag) {
            return Objects.requireNonNull(tags).stream()
                    .filter(pair -> pair.tag().equals(tag))
                    .map(Pair::theirs)
                    .findFirst();
        }

        List<Pair> pairs() {
            return Objects.requireNonNull(tags);
        }

        String proof() {
            return token == null ? "" : token.value();
        }

        String key() {
            return aesKey == null ? "" : aesKey.value();
        }
    }

    /**
     * A colleague.
     *
     * @param userId at WeCom
     * @param owner here, {@code user:<id>}
     */
    record Staff(String userId, String owner) {
        Staff {
            if (userId.isBlank() || userId.length() > 64 || !owner.startsWith("user:")) {
                throw new IllegalArgumentException("A colleague needs a name at WeCom and a person here");
            }
        }
    }

    /**
     * A tag both sides keep.
     *
     * @param tag of the playbook
     * @param theirs WeCom's id, such as {@code et…}
     */
    record Pair(String tag, String theirs) {
        Pair {
            if (tag.isBlank() || theirs.isBlank() || theirs.length() > 64) {
                throw new IllegalArgumentException("A pair of tags needs one of ours and one of WeCom’s");
            }
        }
    }
}
