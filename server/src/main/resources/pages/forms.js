/*! Hatchery forms. Apache-2.0. <script async src="…/forms.js" data-form="demo"></script>
 * data-open: "page" (the default: where the script stands), or as a window over the page:
 *   "click:<selector>", "after:<seconds>", "scroll:<percent>", "leave" (the pointer leaves the page).
 * data-again: days until the window opens by itself again, 7 unless said; never again once it was sent.
 * data-lang: "zh" or "en", as the page's own unless said. */
(function (w, d) {
  'use strict';
  var script = d.currentScript;
  if (!script) return;
  var origin = new URL(script.src, w.location.href).origin;
  var form = script.getAttribute('data-form') || '';
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(form)) return;
  var open = script.getAttribute('data-open') || 'page';
  var again = Number(script.getAttribute('data-again') || 7) * 864e5;
  var lang = script.getAttribute('data-lang') || d.documentElement.lang || '';
  var chinese = lang ? /^zh/i.test(lang) : /^zh/i.test(w.navigator.language);
  var KEPT = 'hatchery_form_' + form;

  function kept(value) {
    try {
      if (value === undefined) return w.localStorage.getItem(KEPT);
      w.localStorage.setItem(KEPT, value);
    } catch (e) { /* storage may be forbidden */ }
    return null;
  }

  function visitor() {
    try {
      return w.localStorage.getItem('hatchery_consent') === 'no' ? '' : w.localStorage.getItem('hatchery_id') || '';
    } catch (e) { return ''; }
  }

  function frame() {
    var f = d.createElement('iframe');
    var q = new URLSearchParams({ embed: '1', lang: chinese ? 'zh' : 'en', _at: w.location.href.slice(0, 2000) });
    if (d.referrer) q.set('_from', d.referrer.slice(0, 2000));
    if (visitor()) q.set('_visitor', visitor());
    f.src = origin + '/p/' + form + '?' + q;
    f.title = script.getAttribute('data-title') || (chinese ? '表单' : 'Form');
    f.setAttribute('style', 'width:100%;border:0;height:420px;display:block;color-scheme:normal');
    f.setAttribute('loading', open === 'page' ? 'lazy' : 'eager');
    w.addEventListener('message', function (e) {
      var told = e.data;
      if (e.origin !== origin || e.source !== f.contentWindow || !told || told.hatchery !== 'form') return;
      if (told.height > 0 && told.height < 10000) f.style.height = told.height + 'px';
      if (!told.sent) return;
      kept('sent');
      script.dispatchEvent(new CustomEvent('hatchery:sent', { bubbles: true, detail: { form: form } }));
      if (/^https:\/\//.test(told.onwards)) w.location.href = told.onwards;
    });
    return f;
  }

  if (open === 'page') {
    script.parentNode.insertBefore(frame(), script);
    return;
  }

  var dialog = null;
  function show() {
    if (dialog && dialog.isConnected) return;
    dialog = d.createElement('dialog');
    dialog.setAttribute('style', 'border:0;border-radius:12px;padding:20px;width:min(92vw,34em);max-height:90vh;overflow:auto;background:#fff;box-shadow:0 12px 48px rgba(0,0,0,.25)');
    dialog.setAttribute('aria-label', chinese ? '表单' : 'Form');
    var close = d.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', chinese ? '关闭' : 'Close');
    close.setAttribute('style', 'float:right;border:0;background:none;font-size:24px;line-height:1;cursor:pointer;padding:4px 8px;color:#555');
    close.onclick = function () { dialog.close(); };
    dialog.onclose = function () { dialog.remove(); };
    dialog.appendChild(close);
    dialog.appendChild(frame());
    d.body.appendChild(dialog);
    dialog.showModal();
  }

  /** By itself it opens once in so many days, and no more once it was sent. */
  function unasked() {
    var last = kept();
    if (last === 'sent' || (last && Date.now() - Number(last) < again)) return;
    kept(String(Date.now()));
    show();
  }

  var how = open.split(':')[0];
  var what = open.slice(how.length + 1);
  if (how === 'click') {
    d.addEventListener('click', function (e) {
      if (what && e.target.closest && e.target.closest(what)) { e.preventDefault(); show(); }
    });
  } else if (how === 'after') {
    w.setTimeout(unasked, Math.max(0, Number(what) || 0) * 1000);
  } else if (how === 'scroll') {
    var looked = function () {
      var page = d.documentElement;
      if ((w.scrollY + w.innerHeight) / page.scrollHeight * 100 < (Number(what) || 50)) return;
      w.removeEventListener('scroll', looked);
      unasked();
    };
    w.addEventListener('scroll', looked, { passive: true });
  } else if (how === 'leave') {
    var left = function (e) {
      if (e.relatedTarget || e.clientY > 0) return;
      d.removeEventListener('mouseout', left);
      unasked();
    };
    d.addEventListener('mouseout', left);
  }
})(window, document);
