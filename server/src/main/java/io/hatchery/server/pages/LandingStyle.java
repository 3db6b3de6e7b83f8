package io.hatchery.server.pages;

/** How landing pages look. It stands in the page itself: nothing but pictures is loaded. */
final class LandingStyle {
    /** Tells who the visitor is when the form is sent, as the snippet knows them, unless they do not want it. */
    static final String STITCHES = """
            addEventListener('submit',function(e){var i=e.target.querySelector('[name=_visitor]');if(i)try{i.value=localStorage.\
            getItem('hatchery_consent')==='no'?'':localStorage.getItem('hatchery_id')||''}catch(x){}})""";

    private static final String CSS = """
            html{scroll-behavior:smooth}body{background:#fff}img{max-width:100%;height:auto;display:block}a{color:var(--a)}\
            .in{max-width:68rem;margin:0 auto;padding:0 1.5rem}header .in,footer .in{display:flex;gap:1rem;align-items:center;\
            justify-content:space-between;padding-top:1.2rem;padding-bottom:1.2rem}header img{max-height:2.4rem;width:auto}\
            .c{font-weight:700;color:var(--a)}h1,h2,h3{line-height:1.2;margin:0 0 .6em}h1:lang(en),h2:lang(en){text-wrap:balance}\
            h1{font-size:clamp(2rem,4.6vw,3.2rem);letter-spacing:-.01em}h2{font-size:clamp(1.5rem,3vw,2.1rem)}h3{font-size:1.12rem;\
            margin-bottom:.3em}section{padding:clamp(2.4rem,6vw,4.6rem) 0}section:nth-of-type(even){background:#f7f5f1}\
            .hero{background:linear-gradient(180deg,color-mix(in srgb,var(--a) 9%,#fff),#fff)}.two{display:grid;\
            grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:clamp(1.5rem,5vw,4rem);align-items:center}.say p{font-size:1.14rem;\
            color:#4a4841}.hero img{border-radius:12px}.card{background:#fff;border:1px solid #e6e3dd;border-radius:14px;padding:1.8rem;box-shadow:0 12px 40px \
            rgba(36,35,31,.08)}.card h2{font-size:1.35rem}.one{max-width:38rem;margin:0 auto}.prose{max-width:44rem;margin:0 auto}\
            .hero .b,.call .b{display:inline-block;padding:.8em 1.6em}.call{text-align:center}.points{display:grid;\
            grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:2rem}.points p{margin:0;color:#4a4841}.points h3{border-top:3px \
            solid var(--a);padding-top:.8rem}.numbers{display:flex;flex-wrap:wrap;gap:2rem 4rem;justify-content:center;\
            text-align:center}.numbers b{display:block;font-size:clamp(2rem,5vw,3rem);line-height:1.1;color:var(--a)}.numbers p{margin:0}\
            figure{margin:0 auto;max-width:56rem}figure img{border-radius:12px;margin:0 auto}figcaption{color:#6a675f;font-size:.92rem;\
            text-align:center;margin-top:.8rem}blockquote{margin:0 auto;max-width:44rem;border-left:4px solid var(--a);padding-left:1.6rem;font-size:1.3rem;line-height:1.55}\
            blockquote footer{font-size:1rem;color:#6a675f}details{border-bottom:1px solid #e6e3dd;padding:1rem 0}summary{font-weight:600;\
            cursor:pointer}footer{border-top:1px solid #e6e3dd;color:#6a675f;font-size:.9rem}blockquote footer{border:0}\
            @media(max-width:48rem){.two{grid-template-columns:minmax(0,1fr)}}\
            @media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}""";

    private LandingStyle() {}

    static boolean isColour(String colour) {
        return colour.matches("#[0-9a-f]{6}");
    }

    /** @param colour as {@link Landing#colour}; black when it is none, as it may be in a draft */
    static String css(String colour) {
        return ":root{--a:" + (isColour(colour) ? colour : "#000000") + "}" + FormStyle.CONTROLS + CSS;
    }

    /**
     * Lets a page have this style, our own pictures and, if it is watched, the snippet.
     *
     * @param actions the places its form may lead to
     */
    static String policy(String css, boolean watched, String actions) {
        return "default-src 'none'; img-src 'self' data:; style-src 'sha256-" + FormStyle.hash(css) + "'"
                + (watched ? "; script-src 'self' 'sha256-" + FormStyle.hash(STITCHES) + "'; connect-src 'self'" : "")
                + "; form-action " + actions + "; base-uri 'none'; frame-ancestors 'self'";
    }
}
