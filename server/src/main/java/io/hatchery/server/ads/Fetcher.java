package io.hatchery.server.ads;

import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ReceivedRows.Received;
import io.hatchery.server.platform.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks a platform for leads of which only the ids came. */
@Component
class Fetcher {
    private static final String META_FIELDS = "id,created_time,ad_id,adset_id,campaign_id,form_id,field_data";

    private final VendorHttp http;

    Fetcher(VendorHttp http) {
        this.http = http;
    }

    /** What came of asking. */
    sealed interface Fetched {
        /** @param raw as the platform answered */
        record Told(Reading reading, String raw) implements Fetched {}

        /** Nobody answered, or said no for now. */
        record NotNow(String why) implements Fetched {}
    }

    Fetched fetch(Received received, Connection connection) {
        return connection.platform() == Platform.LINKEDIN ? linkedIn(received, connection) : meta(received, connection);
    }

    private Fetched meta(Received received, Connection connection) {
        Secret access = connection.access();
        String address = connection.api() + "/" + received.vendorId() + "?fields=" + META_FIELDS + "&access_token="
                + URLEncoder.encode(access == null ? "" : access.value(), StandardCharsets.UTF_8);
        return switch (get(address, Map.of(), "Meta")) {
            case Page.Read(String body) ->
                new Fetched.Told(Payloads.metaLead(body.getBytes(StandardCharsets.UTF_8)), body);
            case Page.NotNow(String why) -> new Fetched.NotNow(why);
        };
    }

    private Fetched linkedIn(Received received, Connection connection) {
        Map<String, String> headers = LinkedIn.headers(connection);
        Page response = get(LinkedIn.response(connection, received.vendorId()), headers, "LinkedIn");
        String form = LinkedIn.form(connection, received.raw());
        Page questions = form == null ? new Page.Read("") : get(form, headers, "LinkedIn, asked for the form,");
        return switch (response) {
            case Page.NotNow(String why) -> new Fetched.NotNow(why);
            case Page.Read(String body) ->
                switch (questions) {
                    case Page.NotNow(String why) -> new Fetched.NotNow(why);
                    case Page.Read(String asked) ->
                        new Fetched.Told(LinkedIn.lead(received.vendorId(), body, asked), body);
                };
        };
    }

    private sealed interface Page {
        record Read(String body) implements Page {}

        record NotNow(String why) implements Page {}
    }

    private Page get(String address, Map<String, String> headers, String who) {
        return switch (http.call(address, headers, null)) {
            case VendorHttp.Answer.Away(String why) -> new Page.NotNow(why);
            case VendorHttp.Answer.Came(int status, String body) ->
                status == 200 ? new Page.Read(body) : new Page.NotNow(who + " answered " + status);
        };
    }
}
