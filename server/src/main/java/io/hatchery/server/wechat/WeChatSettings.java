package io.hatchery.server.wechat;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The company's service accounts.
 *
 * @param accounts by their ids
 */
record WeChatSettings(Map<String, Account> accounts) {
    static final SettingsArea<WeChatSettings> AREA = new SettingsArea<>(
            "wechat", WeChatSettings.class, new WeChatSettings(Map.of()), SettingsArea.Readers.ADMINISTRATORS);

    static final String API = "https://api.weixin.qq.com";

    private static final String AUTHORIZE = "https://open.weixin.qq.com";

    WeChatSettings {
        accounts = Map.copyOf(accounts);
        accounts.forEach((id, account) -> {
            if (!id.equals(account.id())) {
                throw new IllegalArgumentException("The account “" + id + "” calls itself “" + account.id() + "”");
            }
        });
    }

    Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /**
     * A service account.
     *
     * @param token proves that a push comes from WeChat
     * @param aesKey 43 characters; null when pushes come plainly
     * @param address where the API is; null for WeChat's own
     * @param welcome said to new followers; empty for nothing
     * @param replies the first whose word is in a message answers it
     * @param otherwise said to messages no reply matches; empty for nothing
     * @param readers whether who reads forms and landing pages in WeChat is asked of WeChat; null as no
     */
    record Account(
            String id,
            String name,
            boolean active,
            String appId,
            @Nullable Secret secret,
            @Nullable Secret token,
            @Nullable Secret aesKey,
            @Nullable String address,
            @Nullable String welcome,
            @Nullable List<Reply> replies,
            @Nullable String otherwise,
            @Nullable Boolean readers) {
        Account {
            replies = replies == null ? List.of() : List.copyOf(replies);
            if (!id.matches("[a-z0-9][a-z0-9-]{1,39}")) {
                throw new IllegalArgumentException(
                        "An account’s id has 2 to 40 small letters, digits and hyphens, not “" + id + "”");
            }
            if (!appId.matches("wx[0-9a-zA-Z]{6,40}")) {
                throw new IllegalArgumentException("An AppID begins with wx, not “" + appId + "”");
            }
            if (aesKey != null && !aesKey.value().matches("[A-Za-z0-9]{43}")) {
                throw new IllegalArgumentException("The EncodingAESKey has 43 letters and digits");
            }
            if (address != null && !address.isBlank() && !address.matches("https?://[^\\s?#]+")) {
                throw new IllegalArgumentException(
                        "Expected an address such as https://api.weixin.qq.com, got " + address);
            }
        }

        String api() {
            return address == null || address.isBlank() ? API : address.replaceAll("/+$", "");
        }

        /** Where people are asked who they are: WeChat's own page, or that of the same address as the API. */
        String authorize() {
            return (api().equals(API) ? AUTHORIZE : api()) + "/connect/oauth2/authorize";
        }

        /** Whether readers of pages are known by it. */
        boolean knowsReaders() {
            return active && secret != null && Boolean.TRUE.equals(readers);
        }

        /** What to say to a message; empty for nothing. */
        String reply(String message) {
            String plain = message.strip().toLowerCase(Locale.ROOT);
            for (Reply reply : replies == null ? List.<Reply>of() : replies) {
                if (reply.answers(plain)) {
                    return reply.text();
                }
            }
            return otherwise == null ? "" : otherwise;
        }
    }

    /**
     * An answer to a word.
     *
     * @param exact whether the message must be the word and nothing else
     */
    record Reply(String word, boolean exact, String text) {
        Reply {
            if (word.isBlank() || word.length() > 40 || text.isBlank() || text.length() > 600) {
                throw new IllegalArgumentException(
                        "A reply needs a word of at most 40 and a text of at most 600 characters");
            }
        }

        private boolean answers(String plain) {
            String wanted = word.strip().toLowerCase(Locale.ROOT);
            return exact ? plain.equals(wanted) : plain.contains(wanted);
        }
    }
}
