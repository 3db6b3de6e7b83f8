package io.hatchery.server.wechat;

import io.hatchery.server.pages.Acquaintance;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Cookies;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.OwnSecrets;
import io.hatchery.server.platform.Sealed;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Answer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Knows who reads a page in WeChat, so that a form sent there is the follower's. WeChat tells the OpenID without asking the reader
 * (scope {@code snsapi_base}); whatever goes wrong, the page is shown all the same.
 */
@Hidden
@RestController
class PageReaders implements Acquaintance {
    private static final String SECRET = "wechat-readers";

    /** Another one for the way back, so that no way can be told as a reader. */
    private static final String WAY = "wechat-readers-way";

    /** Who a browser's reader is, or that WeChat would not say. */
    private static final String READER = "hatchery_wechat";

    /** Something only this browser has, so that nobody else's answer is taken for its own. */
    private static final String BROWSER = "hatchery_wechat_browser";

    private static final Duration KNOWN = Duration.ofDays(30);
    private static final Duration UNKNOWN = Duration.ofHours(1);
    private static final Duration MEANWHILE = Duration.ofHours(1);
    private static final int LONGEST_WAY = 1_500;
    private static final int STATE_BYTES = 16;

    private final Settings settings;
    private final WeChatApi api;
    private final Sealed sealed;
    private final OwnSecrets secrets;
    private final Clock clock;
    private final Ids ids;

    PageReaders(Settings settings, WeChatApi api, Sealed sealed, OwnSecrets secrets, Clock clock, Ids ids) {
        this.settings = settings;
        this.api = api;
        this.sealed = sealed;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a browser's cookie says.
     *
     * @param openid empty when WeChat would not say
     */
    private record Reader(String account, String openid, String unionid, Instant until) {
        String text() {
            return String.join("|", account, openid, unionid, String.valueOf(until.getEpochSecond()));
        }

        static Reader of(String text) {
            String[] parts = text.split("\\|", 4);
            return new Reader(parts[0], parts[1], parts[2], Instant.ofEpochSecond(Long.parseLong(parts[3])));
        }
    }

    @Override
    public Optional<Introduction> introduction(HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT));
        String query = request.getQueryString();
        String way = request.getRequestURI() + (query == null ? "" : "?" + query);
        boolean inWeChat = agent.contains("MicroMessenger") && !agent.contains("wxwork");
        if (!inWeChat || way.length() > LONGEST_WAY || reader(request).isPresent()) {
            return Optional.empty();
        }
        return settings.get(WeChatSettings.AREA).accounts().values().stream()
                .filter(Account::knowsReaders)
                .min(Comparator.comparing(Account::id))
                .map(account -> introduction(account, way, request));
    }

    private Introduction introduction(Account account, String way, HttpServletRequest request) {
        String known = Cookies.value(BROWSER, request);
        String browser = known != null && known.matches("[\\w-]{16,100}") ? known : ids.secret();
        String back = ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("hooks", "wechat", account.id(), "reader")
                        .toUriString()
                + "?to=" + sealed.seal(WAY, way);
        // the order of these matters to WeChat
        String at = account.authorize() + "?appid=" + account.appId() + "&redirect_uri="
                + URLEncoder.encode(back, StandardCharsets.UTF_8) + "&response_type=code&scope=snsapi_base&state="
                + state(browser, way) + "&connect_redirect=1#wechat_redirect";
        return new Introduction(
                URI.create(at),
                Cookies.keeping(BROWSER, browser, "/", MEANWHILE, request).toString());
    }

    @Override
    public List<Identifier> known(HttpServletRequest request) {
        return reader(request)
                .filter(reader -> !reader.openid().isEmpty())
                .flatMap(reader -> settings.get(WeChatSettings.AREA)
                        .find(reader.account())
                        .filter(Account::knowsReaders)
                        .map(account -> Touches.identifiers(account, reader.openid(), reader.unionid())))
                .orElse(List.of());
    }

    /** WeChat sends readers back here. */
    @GetMapping("/hooks/wechat/{id}/reader")
    ResponseEntity<Void> introduced(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request) {
        Optional<String> way = sealed.open(WAY, to);
        if (way.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        String browser = Cookies.value(BROWSER, request);
        boolean theirs = browser != null
                && MessageDigest.isEqual(
                        state(browser, way.get()).getBytes(StandardCharsets.US_ASCII),
                        state.getBytes(StandardCharsets.UTF_8));
        Reader reader = (theirs && code.matches("[\\w-]{1,512}") ? account(id) : Optional.<Account>empty())
                .flatMap(account -> told(account, code))
                .orElseGet(() -> new Reader(id, "", "", clock.now().plus(UNKNOWN)));
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(way.get()))
                .header(
                        HttpHeaders.SET_COOKIE,
                        Cookies.keeping(
                                        READER,
                                        sealed.seal(SECRET, reader.text()),
                                        "/",
                                        Duration.between(clock.now(), reader.until()),
                                        request)
                                .toString())
                .build();
    }

    private Optional<Account> account(String id) {
        return settings.get(WeChatSettings.AREA).find(id).filter(Account::knowsReaders);
    }

    /** Empty when WeChat refuses, is away, or tells of one it made up for somebody who only looks. */
    private Optional<Reader> told(Account account, String code) {
        if (!(api.reader(account, code) instanceof Answer.Good(JsonNode told))
                || told.path("is_snapshotuser").asInt(0) == 1) {
            return Optional.empty();
        }
        String openid = told.path("openid").asString("");
        String unionid = told.path("unionid").asString("");
        return openid.matches("[\\w-]{1,128}") && unionid.matches("[\\w-]{0,128}")
                ? Optional.of(
                        new Reader(account.id(), openid, unionid, clock.now().plus(KNOWN)))
                : Optional.empty();
    }

    private Optional<Reader> reader(HttpServletRequest request) {
        String cookie = Cookies.value(READER, request);
        return cookie == null
                ? Optional.empty()
                : sealed.open(SECRET, cookie)
                        .filter(text -> text.chars().filter(c -> c == '|').count() == 3)
                        .map(Reader::of)
                        .filter(reader -> clock.now().isBefore(reader.until()));
    }

    private String state(String browser, String way) {
        return HexFormat.of().formatHex(secrets.mac(SECRET, browser + "|" + way), 0, STATE_BYTES);
    }
}
