package io.hatchery.server.runtime;

import java.util.Arrays;

/**
 * One thing by which a lead can be recognised, already normalised.
 *
 * @param value such as {@code ann@acme.cn} or {@code +8613800138000}
 */
public record Identifier(Kind kind, String value) {

    /** Kinds of identifiers, strongest first. Only {@code ANONYMOUS_ID} leaves a lead anonymous. */
    public enum Kind {
        USER_ID(0),
        CRM_ID(1),
        EMAIL(2),
        PHONE(3),
        WECHAT_UNIONID(4),
        WECHAT_OPENID(5),
        /** The id WeCom gives a person outside the company ({@code external_userid}). */
        WECOM_ID(7),
        ANONYMOUS_ID(6);

        private final int strength;

        Kind(int strength) {
            this.strength = strength;
        }

        /** Its number in the database, 0 for the strongest; never changes. */
        int strength() {
            return strength;
        }

        static Kind ofStrength(int strength) {
            return Arrays.stream(values())
                    .filter(kind -> kind.strength == strength)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
