package io.hatchery.server.wecom;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Receipt;
import io.hatchery.server.runtime.States;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wechat.wire.Crypto;
import io.hatchery.server.wechat.wire.Push;
import io.hatchery.server.wecom.CodeRows.Code;
import io.hatchery.server.wecom.Contacts.Change;
import io.hatchery.server.wecom.Contacts.Contact;
import io.hatchery.server.wecom.ErrandRows.Kind;
import io.hatchery.server.wecom.WeComSettings.Corp;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where WeCom tells who added whom. A push is concluded before it is answered; sent again, it changes nothing. Who a new
 * customer may be is asked before, if WeCom says so in time, and all else afterwards: it waits five seconds only.
 */
@Hidden
@RestController
class WeComDoor {
    private static final Logger LOG = LoggerFactory.getLogger(WeComDoor.class);
    private static final int MOST = 256 * 1024;

    /** WeCom gives up after five seconds. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(2500);

    private final Settings settings;
    private final CodeRows codes;
    private final ErrandRows errands;
    private final WeComApi api;
    private final Events events;
    private final States states;
    private final Clock clock;

    WeComDoor(
            Settings settings,
            CodeRows codes,
            ErrandRows errands,
            WeComApi api,
            Events events,
            States states,
            Clock clock) {
        this.settings = settings;
        this.codes = codes;
        this.errands = errands;
        this.api = api;
        this.events = events;
        this.states = states;
        this.clock = clock;
    }

    /** WeCom asks once whether the address is meant for it. */
    @GetMapping("/hooks/wecom/{id}")
    ResponseEntity<String> verify(
            @PathVariable String id,
            @RequestParam(name = "msg_signature", required = false) @Nullable String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String echostr) {
        Corp corp = find(id);
        Optional<String> echo = Crypto.holds(signature, corp.proof(), timestamp, nonce, echostr)
                ? Crypto.decrypt(corp.key(), echostr, corp.corpId())
                : Optional.empty();
        return echo.map(text -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .body(text))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    @PostMapping("/hooks/wecom/{id}")
    ResponseEntity<String> take(
            @PathVariable String id,
            @RequestParam(name = "msg_signature", required = false) @Nullable String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            HttpServletRequest request)
            throws IOException {
        Corp corp = find(id);
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw Problems.tooLarge(MOST / 1024 + " KB");
        }
        Optional<String> encrypted =
                Push.read(new String(body, StandardCharsets.UTF_8)).map(it -> it.get("Encrypt"));
        if (encrypted.isEmpty()) {
            return ResponseEntity.badRequest().body("not xml");
        }
        Optional<Push> push = Crypto.holds(signature, corp.proof(), timestamp, nonce, encrypted.get())
                ? Crypto.decrypt(corp.key(), encrypted.get(), corp.corpId()).flatMap(Push::read)
                : Optional.empty();
        if (push.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        Contact contact = Contacts.of(push.get());
        if (contact != null) {
            take(corp, push.get(), contact);
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("success");
    }

    private void take(Corp corp, Push push, Contact contact) {
        Identifier customer = Contacts.identifier(corp, contact.external());
        Code code = contact.state().isEmpty()
                ? null
                : codes.find(corp.id(), contact.state()).orElse(null);
        boolean known = states.find(customer).isPresent();
        List<Arrival> arrivals =
                Contacts.told(corp, push, contact, code, known, known ? List.of() : others(corp, contact), clock.now());
        boolean fresh = !arrivals.isEmpty() && events.accept(arrivals).getFirst() instanceof Receipt.Concluded;
        states.find(customer)
                .ifPresent(lead -> errands.ask(corp.id(), lead, Kind.PROFILE, contact.external(), true, clock.now()));
        if (fresh && contact.change() == Change.ADDED) {
            if (code != null) {
                codes.came(corp.id(), code.state());
            }
            greet(corp, contact, code);
        }
    }

    /** By what else a new customer may be known to us, if WeCom says so in time; if not, it is asked later. */
    private List<Identifier> others(Corp corp, Contact contact) {
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(
                () -> api.customer(corp, contact.external()),
                task -> Thread.ofVirtual().name("wecom-customer").start(task));
        try {
            return asked.get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS) instanceof Answer.Good(JsonNode body)
                    ? Profile.of(body).identifiers()
                    : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("WeCom did not say in time who a new customer of {} is", corp.id(), e);
            return List.of();
        }
    }

    /** Once, and at once: the words are worth nothing later. */
    private void greet(Corp corp, Contact contact, @Nullable Code code) {
        String own = code == null ? "" : code.welcome();
        String text = own.isEmpty() ? Objects.requireNonNullElse(corp.welcome(), "") : own;
        if (!text.isBlank() && !contact.welcome().isEmpty()) {
            Thread.ofVirtual().name("wecom-welcome").start(() -> {
                if (!(api.welcome(corp, contact.welcome(), text) instanceof Answer.Good)) {
                    LOG.info(
                            "A new customer of {} was not greeted: another greeting was quicker, or WeCom away",
                            corp.id());
                }
            });
        }
    }

    private Corp find(String id) {
        return settings.get(WeComSettings.AREA)
                .find(id)
                .filter(corp -> corp.active() && corp.token() != null && corp.aesKey() != null)
                .orElseThrow(() -> Problems.notFound("wecom-corp", id));
    }
}
