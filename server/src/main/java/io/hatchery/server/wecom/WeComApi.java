package io.hatchery.server.wecom;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wechat.wire.TokenApi;
import io.hatchery.server.wechat.wire.TokenApi.Caller;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls WeCom's API for customer contact. */
@Component
class WeComApi {
    private static final String CONTACT = "/cgi-bin/externalcontact/";

    private final TokenApi api;

    WeComApi(TokenApi api) {
        this.api = api;
    }

    /** Whether the CorpID and secret are right, and this server may call. */
    Answer check(Corp corp) {
        return api.anew(caller(corp));
    }

    /** What WeCom knows of a customer, and who of us has added them. */
    Answer customer(Corp corp, String external) {
        return api.call(caller(corp), CONTACT + "get", Map.of("external_userid", external), null);
    }

    /** Colleagues who may add customers. */
    Answer staff(Corp corp) {
        return api.call(caller(corp), CONTACT + "get_follow_user_list", Map.of(), null);
    }

    /**
     * Customers of colleagues, at most a hundred of at most a hundred, each with who added them.
     *
     * @param after where WeCom goes on; empty to begin
     */
    Answer customers(Corp corp, List<String> staff, String after) {
        ObjectNode body = body().put("cursor", after).put("limit", 100);
        staff.forEach(body.putArray("userid_list")::add);
        return post(corp, "batch/get_by_user", body);
    }

    /** The company's tags, by groups. */
    Answer tags(Corp corp) {
        return post(corp, "get_corp_tag_list", body());
    }

    /** Puts a tag on a customer of a colleague, or takes it off. */
    Answer mark(Corp corp, String userId, String external, String tag, boolean wanted) {
        ObjectNode body = body().put("userid", userId).put("external_userid", external);
        body.putArray(wanted ? "add_tag" : "remove_tag").add(tag);
        return post(corp, "mark_tag", body);
    }

    /** Says something to a new customer; the code is good for twenty seconds and once. */
    Answer welcome(Corp corp, String code, String text) {
        ObjectNode body = body().put("welcome_code", code);
        body.putObject("text").put("content", text);
        return post(corp, "send_welcome_msg", body);
    }

    /**
     * Makes a live code.
     *
     * @param accepts whether whoever scans it is a customer at once, without a colleague agreeing
     */
    Answer code(Corp corp, String state, List<String> staff, boolean accepts) {
        ObjectNode body = body().put("type", staff.size() == 1 ? 1 : 2)
                .put("scene", 2)
                .put("skip_verify", accepts)
                .put("state", state);
        staff.forEach(body.putArray("user")::add);
        return post(corp, "add_contact_way", body);
    }

    Answer drop(Corp corp, String config) {
        return post(corp, "del_contact_way", body().put("config_id", config));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Answer post(Corp corp, String call, ObjectNode body) {
        return api.call(caller(corp), CONTACT + call, Map.of(), body);
    }

    private Caller caller(Corp corp) {
        return new Caller("wecom:" + corp.id(), corp.api(), () -> token(corp));
    }

    private Answer token(Corp corp) {
        Secret secret = corp.secret();
        return api.ask(
                corp.api() + "/cgi-bin/gettoken?corpid=" + corp.corpId() + "&corpsecret="
                        + URLEncoder.encode(secret == null ? "" : secret.value(), StandardCharsets.UTF_8),
                null);
    }
}
