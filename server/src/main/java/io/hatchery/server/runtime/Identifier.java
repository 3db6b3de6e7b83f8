package io.hatchery.server.runtime;

/**
 * One thing by which a lead can be recognised, already normalised.
 *
 * @param value such as {@code ann@acme.cn} or {@code +8613800138000}
 */
public record Identifier(Kind kind, String value) {

    /** Kinds of identifiers, strongest first. Only {@code ANONYMOUS_ID} leaves a lead anonymous. */
    public enum Kind {
        USER_ID,
        CRM_ID,
        EMAIL,
        PHONE,
        WECHAT_UNIONID,
        WECHAT_OPENID,
        ANONYMOUS_ID
    }
}
