package io.hatchery.server.wechat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CryptoTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA";
    private static final String APP = "wxb11529c136998cb6";
    private static final String SEALED =
            "3z9AFL+w76fk+lP0hJsKHmVfIw0LNhYXttblmO+Y/z0Oa6Ou8TKJmfrXkwbwU6gPDcHN8V/C4lmds8XX9w8g60gFyZ5lAqttuAxz2kcFhFgfNM7rSF/t46x3ztxtjW2W";
    private static final byte[] RANDOM = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void signaturesAreThoseKnown() {
        assertThat(Crypto.signature("mytoken", "1700000000", "nonce1"))
                .isEqualTo("ff20f68ea979187272b89830bb117502d0eb1df8");
        assertThat(Crypto.signature("mytoken", "1700000000", "nonce1", SEALED))
                .isEqualTo("dd5046c646398899b960442b2311148966d0bc10");
        assertThat(Crypto.holds(null, "mytoken")).isFalse();
        assertThat(Crypto.holds("ff20", "mytoken", "1700000000", "nonce1")).isFalse();
    }

    @Test
    void theEncryptionIsTheOneKnownAndIsForTheAccountAlone() {
        String message = "<xml><ToUserName><![CDATA[gh_test]]></ToUserName></xml>";
        assertThat(Crypto.encrypt(KEY, RANDOM, message, APP)).isEqualTo(SEALED);
        assertThat(Crypto.decrypt(KEY, SEALED, APP)).contains(message);
        assertThat(Crypto.decrypt(KEY, SEALED, "wxother")).isEmpty();
    }

    @Property(tries = 300)
    void whateverIsEncryptedIsReadBackAndWhateverComesDoesNoHarm(
            @ForAll @StringLength(max = 500) String message, @ForAll byte[] noise) {
        String sound = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(Crypto.decrypt(KEY, Crypto.encrypt(KEY, RANDOM, sound, APP), APP))
                .contains(sound);
        Crypto.decrypt(KEY, java.util.Base64.getEncoder().encodeToString(noise), APP);
        Crypto.decrypt(KEY, message, APP);
    }

    @Property(tries = 500)
    void whateverIsPushedIsReadOrNot(@ForAll @StringLength(max = 300) String text) {
        Push.read(text);
        Push.read("<xml>" + text + "</xml>");
        Push.read("<xml><FromUserName><![CDATA[" + text + "]]></FromUserName></xml>");
    }

    @Test
    void documentTypesAndEntitiesAreNotFollowed() {
        assertThat(Push.read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><A>&e;</A></xml>"))
                .isEmpty();
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><xml><A>&b;</A></xml>";
        assertThat(Push.read(laughs)).isEmpty();
    }
}
