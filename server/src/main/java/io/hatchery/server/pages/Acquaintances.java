package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Bots;
import io.hatchery.server.runtime.Identifier;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** All who may know somebody before they say who they are. */
@Component
class Acquaintances {
    private final List<Acquaintance> all;

    Acquaintances(List<Acquaintance> all) {
        this.all = all;
    }

    /** Leads somebody who comes to a page to be introduced first; empty when the page is to be shown. */
    Optional<ResponseEntity<String>> introduce(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (!HttpMethod.GET.matches(request.getMethod()) || agent == null) {
            return Optional.empty();
        }
        return all.stream()
                .flatMap(it -> it.introduction(request).stream())
                .findFirst()
                .filter(_ -> !Bots.isBot(agent))
                .map(it -> ResponseEntity.status(HttpStatus.FOUND)
                        .cacheControl(CacheControl.noStore())
                        .location(it.at())
                        .header(HttpHeaders.SET_COOKIE, it.cookie())
                        .build());
    }

    List<Identifier> known(HttpServletRequest request) {
        return all.stream().flatMap(it -> it.known(request).stream()).toList();
    }
}
