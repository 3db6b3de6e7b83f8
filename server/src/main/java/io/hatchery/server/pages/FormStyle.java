package io.hatchery.server.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** How pages look. It stands in the page itself: nothing else is loaded. Text and controls have a contrast of 4.5 and more. */
final class FormStyle {
    /** Text and controls, wherever a form stands. {@code --a} is the colour of what is to be clicked. */
    static final String CONTROLS = """
            *{box-sizing:border-box}body{margin:0;color:#24231f;font:16px/1.6 Inter,system-ui,"PingFang SC","Microsoft YaHei",\
            sans-serif}label,legend{display:block;font-weight:600;\
            padding:0;margin:0 0 .3em}.q{margin:0 0 1.2em;border:0;padding:0}.o{font-weight:400;display:flex;gap:.6em;\
            align-items:baseline}input,select,textarea{font:inherit;color:inherit;width:100%;padding:.55em .7em;border:1px solid \
            #8a867c;border-radius:8px;background:#fff}input[type=checkbox],input[type=radio]{width:auto}textarea{min-height:7em}\
            .p{display:flex;gap:.5em}.p select{flex:0 0 40%}:focus-visible{outline:3px solid #34b89a;outline-offset:1px}button{font:\
            inherit;font-weight:600;width:100%;padding:.7em;border:0;border-radius:8px;background:var(--a);color:#fff;cursor:pointer}\
            .b{display:block;text-align:center;font-weight:600;padding:.7em;border-radius:8px;background:var(--a);color:#fff;\
            text-decoration:none}.w{color:#a8321f;margin:.3em 0 0}[aria-invalid]{border-color:#a8321f}.n{border-left:4px solid #a8321f;padding:.2em 1em;\
            margin:0 0 1.2em}.h{position:absolute;left:-9999px}""";

    static final String CSS = ":root{--a:#0e7c66}" + CONTROLS + """
            body{background:#faf9f7}main{max-width:34em;margin:6vh auto;padding:2em;background:#fff;border:1px solid #e6e3dd;\
            border-radius:12px}h1{font-size:1.6em;line-height:1.25;margin:0 0 .5em}@media(max-width:36em){main{margin:0;border:0;\
            border-radius:0;min-height:100vh;padding:1.2em}}""";

    /** Inside another page: no frame of its own. */
    static final String FRAMED =
            CSS + "body{background:none}main{margin:0;max-width:none;border:0;background:none;padding:4px}";

    /**
     * Inside another page, a form says how high it is, whether it was sent and where people are to be led, and does nothing else.
     * {@code forms.js} listens.
     */
    static final String TELLS = """
            (function(w,d){if(w.parent===w)return;var h=d.documentElement;function tell(){w.parent.postMessage({hatchery:'form',\
            form:h.dataset.form,height:Math.ceil(d.body.getBoundingClientRect().height)+2,sent:h.dataset.sent==='1',\
            onwards:h.dataset.onwards||''},'*')}tell();new ResizeObserver(tell).observe(d.body)})(window,document)""";

    private FormStyle() {}

    /** Lets a page have this style and nothing else. {@code actions} are the places its form may lead to. */
    static String policy(String actions) {
        return "default-src 'none'; style-src 'sha256-" + hash(CSS) + "'; form-action " + actions
                + "; base-uri 'none'; frame-ancestors 'self'";
    }

    /** The same for a form that any page may show inside of it: nobody is signed in there, and whatever it takes any page could send. */
    static String framed(String actions) {
        return "default-src 'none'; style-src 'sha256-" + hash(FRAMED) + "'; script-src 'sha256-" + hash(TELLS)
                + "'; form-action " + actions + "; base-uri 'none'; frame-ancestors *";
    }

    static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
