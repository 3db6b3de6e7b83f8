package io.hatchery.server.wechat;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Receipt;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Crypto;
import io.hatchery.server.wechat.wire.Push;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where WeChat pushes what followers do. A push is stored and concluded before it is answered; sent again, it changes nothing. */
@Hidden
@RestController
class WeChatDoor {
    private static final int MOST = 256 * 1024;
    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);

    private final Settings settings;
    private final CodeRows codes;
    private final MenuRows menus;
    private final Events events;
    private final Clock clock;
    private final Ids ids;

    WeChatDoor(Settings settings, CodeRows codes, MenuRows menus, Events events, Clock clock, Ids ids) {
        this.settings = settings;
        this.codes = codes;
        this.menus = menus;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /** WeChat asks once whether the address is meant for it. */
    @GetMapping("/hooks/wechat/{id}")
    ResponseEntity<String> verify(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String echostr) {
        boolean ours = Crypto.holds(signature, token(find(id)), timestamp, nonce);
        return ours && echostr.matches("[\\w.+/=-]{1,200}")
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(echostr)
                : ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }

    @PostMapping("/hooks/wechat/{id}")
    ResponseEntity<String> take(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(name = "msg_signature", required = false) @Nullable String messageSignature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            HttpServletRequest request)
            throws IOException {
        Account account = find(id);
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw Problems.tooLarge(MOST / 1024 + " KB");
        }
        Optional<Push> outer = Push.read(new String(body, StandardCharsets.UTF_8));
        if (outer.isEmpty()) {
            return ResponseEntity.badRequest().body("not xml");
        }
        String encrypted = outer.get().get("Encrypt");
        boolean safe = !encrypted.isEmpty() && account.aesKey() != null;
        boolean proved = safe
                ? Crypto.holds(messageSignature, token(account), timestamp, nonce, encrypted)
                : Crypto.holds(signature, token(account), timestamp, nonce) && account.aesKey() == null;
        if (!proved) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        Optional<Push> push =
                safe ? Crypto.decrypt(key(account), encrypted, account.appId()).flatMap(Push::read) : outer;
        return push.map(it -> answer(account, it, nonce, safe))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    private ResponseEntity<String> answer(Account account, Push push, String nonce, boolean safe) {
        Code code = push.scene().isEmpty()
                ? null
                : codes.find(account.id(), push.scene()).orElse(null);
        List<Arrival> arrivals = Touches.of(account, push, code, clock.now());
        boolean fresh = !arrivals.isEmpty() && events.accept(arrivals).getFirst() instanceof Receipt.Concluded;
        if (fresh && code != null) {
            codes.scanned(account.id(), code.scene(), push.get("Event").equals("subscribe"));
        }
        String text = reply(account, push, code);
        if (text.isEmpty()) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("success");
        }
        String xml = message(push, text);
        return ResponseEntity.ok().contentType(XML).body(safe ? sealed(account, xml, nonce) : xml);
    }

    private String reply(Account account, Push push, @Nullable Code code) {
        String event = push.get("Event");
        boolean scanned = event.equals("subscribe") || event.equals("SCAN");
        if (scanned && code != null && !code.reply().isEmpty()) {
            return code.reply();
        }
        return switch (push.get("MsgType")) {
            case "text" -> account.reply(push.get("Content"));
            case "event" ->
                switch (event) {
                    case "subscribe" -> Objects.requireNonNullElse(account.welcome(), "");
                    case "CLICK" ->
                        menus.find(account.id())
                                .map(published -> published.menu().said(push.get("EventKey")))
                                .orElse("");
                    default -> "";
                };
            default -> "";
        };
    }

    private String message(Push push, String text) {
        return "<xml><ToUserName>" + data(push.get("FromUserName")) + "</ToUserName><FromUserName>"
                + data(push.get("ToUserName")) + "</FromUserName><CreateTime>"
                + clock.now().getEpochSecond() + "</CreateTime><MsgType>" + data("text") + "</MsgType><Content>"
                + data(text)
                + "</Content></xml>";
    }

    private String sealed(Account account, String xml, String nonce) {
        String time = String.valueOf(clock.now().getEpochSecond());
        byte[] random = ids.secret().getBytes(StandardCharsets.US_ASCII);
        String encrypted = Crypto.encrypt(key(account), random, xml, account.appId());
        return "<xml><Encrypt>" + data(encrypted) + "</Encrypt><MsgSignature>"
                + data(Crypto.signature(token(account), time, nonce, encrypted)) + "</MsgSignature><TimeStamp>" + time
                + "</TimeStamp><Nonce>" + data(nonce) + "</Nonce></xml>";
    }

    private static String data(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    private Account find(String id) {
        return settings.get(WeChatSettings.AREA)
                .find(id)
                .filter(account -> account.active() && account.token() != null)
                .orElseThrow(() -> Problems.notFound("wechat-account", id));
    }

    private static String token(Account account) {
        return Objects.requireNonNull(account.token()).value();
    }

    private static String key(Account account) {
        Secret key = account.aesKey();
        return key == null ? "" : key.value();
    }
}
