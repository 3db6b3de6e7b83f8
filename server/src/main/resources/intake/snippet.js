/*! Hatchery snippet. Apache-2.0. <script async src="…/snippet.js" data-key="wk_…"></script> */
(function (w, d) {
  'use strict';
  var script = d.currentScript || d.querySelector('script[data-key][src*="snippet.js"]');
  if (!script || (w.hatchery && w.hatchery.loaded)) return;
  var key = script.getAttribute('data-key');
  var host = script.getAttribute('data-host') || new URL(script.src, w.location.href).origin;
  var waiting = (w.hatchery && w.hatchery.q) || [];
  var asks = script.getAttribute('data-consent') === 'required' || w.navigator.globalPrivacyControl === true;
  var CAMPAIGN = { utm_source: 'source', utm_medium: 'medium', utm_campaign: 'name', utm_term: 'term', utm_content: 'content' };
  var CLICKS = ['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'bd_vid', 'qhclickid', 'yclid', 'gdt_vid', 'qz_gdt', 'clickid',
    'li_fat_id', 'ttclid', 'twclid', 'fbclid'];
  var user = null;

  function keep(store, name, value) {
    try {
      if (value === undefined) return w[store].getItem('hatchery_' + name);
      if (value === null) w[store].removeItem('hatchery_' + name);
      else w[store].setItem('hatchery_' + name, value);
    } catch (e) { /* storage may be forbidden */ }
    return null;
  }

  function parsed(text) {
    try { return JSON.parse(text); } catch (e) { return null; }
  }

  function random() {
    if (w.crypto && w.crypto.randomUUID) return w.crypto.randomUUID();
    return 'xxxxxxxxxxxxxxxxxxxx'.replace(/x/g, function () { return Math.floor(Math.random() * 36).toString(36); }) + Date.now().toString(36);
  }

  function allowed() {
    var said = keep('localStorage', 'consent');
    return said === 'yes' || (said !== 'no' && !asks);
  }

  var visitor = null;
  function anonymous() {
    visitor = visitor || keep('localStorage', 'id') || random();
    keep('localStorage', 'id', visitor);
    return visitor;
  }

  /** Campaign and click ids of the first page of the session hold for all of it, until a newer link brings others. */
  function touch() {
    var query = new URLSearchParams(w.location.search);
    var found = { campaign: {}, clickIds: {} };
    var any = false;
    Object.keys(CAMPAIGN).forEach(function (p) { if (query.get(p)) { found.campaign[CAMPAIGN[p]] = query.get(p); any = true; } });
    CLICKS.forEach(function (p) { if (query.get(p)) { found.clickIds[p] = query.get(p); any = true; } });
    if (any) keep('sessionStorage', 'touch', JSON.stringify(found));
    return any ? found : parsed(keep('sessionStorage', 'touch')) || found;
  }

  function context() {
    var from = touch();
    return {
      page: { url: w.location.href, path: w.location.pathname, search: w.location.search, title: d.title, referrer: before },
      campaign: from.campaign,
      clickIds: from.clickIds,
      locale: w.navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      userAgent: w.navigator.userAgent,
      library: { name: 'hatchery.js', version: '1' }
    };
  }

  /** What could not be delivered goes with the next one; the message id keeps it from counting twice. */
  function post(path, body, again) {
    body.writeKey = key;
    body.sentAt = new Date().toISOString();
    function later() {
      if (again) return;
      var list = parsed(keep('localStorage', 'later')) || [];
      list.push([path, body]);
      keep('localStorage', 'later', JSON.stringify(list.slice(-50)));
    }
    return w.fetch(host + path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': path.indexOf('/forms/') > 0 ? 'application/json' : 'text/plain' }, keepalive: true, credentials: 'omit', mode: 'cors' })
      .then(function (r) { if (r.status === 429 || r.status >= 500) { later(); return false; } return true; }, function () { later(); return false; });
  }

  function catchUp() {
    var list = parsed(keep('localStorage', 'later')) || [];
    if (!list.length) return;
    keep('localStorage', 'later', null);
    list.forEach(function (one) { post(one[0], one[1]); });
  }

  function send(path, more) {
    if (!allowed()) return;
    var event = { messageId: random(), timestamp: new Date().toISOString(), anonymousId: anonymous(), userId: user, context: context() };
    Object.keys(more).forEach(function (k) { event[k] = more[k]; });
    post(path, event);
  }

  var calls = {
    page: function (name, properties) { send('/v1/p', { name: name || null, properties: properties || {} }); },
    track: function (event, properties) { send('/v1/t', { event: event, properties: properties || {} }); },
    identify: function (id, traits) {
      if (typeof id === 'object') { traits = id; id = null; }
      user = id || user;
      send('/v1/i', { traits: traits || {} });
    },
    consent: function (yes) {
      keep('localStorage', 'consent', yes ? 'yes' : 'no');
      if (yes) { calls.page(); } else { keep('localStorage', 'id', null); keep('localStorage', 'later', null); keep('sessionStorage', 'touch', null); visitor = null; }
    },
    reset: function () { user = null; visitor = null; keep('localStorage', 'id', null); }
  };

  function hatchery(call) {
    if (calls[call]) calls[call].apply(null, [].slice.call(arguments, 1));
  }
  hatchery.loaded = true;

  /** Forms that ask for it: <form data-hatchery-form="demo">. Passwords, files and card numbers never leave the page. */
  d.addEventListener('submit', function (e) {
    var form = e.target;
    var name = form && form.getAttribute && form.getAttribute('data-hatchery-form');
    if (!name || !allowed()) return;
    var from = touch();
    var entries = { anonymousId: anonymous(), messageId: random(), _page: w.location.href, _referrer: before };
    new w.FormData(form).forEach(function (value, field) {
      var input = form.elements[field];
      var secret = input && (input.type === 'password' || /^cc-/.test(input.autocomplete || '') || (input.hasAttribute && input.hasAttribute('data-hatchery-ignore')));
      if (typeof value === 'string' && value && !secret && field !== 'writeKey') {
        entries[field] = entries[field] === undefined ? value : [].concat(entries[field], value);
      }
    });
    Object.keys(CAMPAIGN).forEach(function (p) { var v = from.campaign[CAMPAIGN[p]]; if (v) entries[p] = v; });
    post('/v1/forms/' + encodeURIComponent(name), entries);
  }, true);

  var before = d.referrer;
  var here = w.location.href;
  function moved() {
    if (w.location.href.split('#')[0] === here.split('#')[0]) return;
    before = here;
    here = w.location.href;
    calls.page();
  }
  if (script.getAttribute('data-page') !== 'manual') {
    ['pushState', 'replaceState'].forEach(function (name) {
      var own = w.history[name];
      w.history[name] = function () { var r = own.apply(this, arguments); setTimeout(moved, 0); return r; };
    });
    w.addEventListener('popstate', function () { setTimeout(moved, 0); });
  }

  w.hatchery = hatchery;
  if (allowed()) { touch(); catchUp(); }
  if (script.getAttribute('data-page') !== 'manual') calls.page();
  waiting.forEach(function (args) { hatchery.apply(null, args); });
})(window, document);
