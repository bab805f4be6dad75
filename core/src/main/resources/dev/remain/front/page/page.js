// SPDX-License-Identifier: Apache-2.0
// Has a page follow its program, by an event stream from the front. Each event is the whole state,
// a line for each part (PageState.event).
(() => {
  'use strict';
  const me = document.currentScript;
  const mark = Symbol.for('dev.remain.page');
  if (!me || window.top !== window || window[mark]) {
    return;
  }
  Object.defineProperty(window, mark, { value: true });
  const { page, form, trouble } = me.dataset;
  let style = me.dataset.style;
  me.remove(); // The page is the program's again.

  /* The stream. Browsers have few connections for each host: a page that nobody sees has none. */

  const SOON = 500;
  const LATER = 8000;
  const MOST_REFUSALS = 6;
  let stream = null;
  let pause = SOON;
  let timer = 0;
  let refusals = 0;

  const close = () => {
    clearTimeout(timer);
    if (stream) {
      stream.close();
      stream = null;
    }
  };

  const open = () => {
    close();
    stream = new EventSource(new URL('/__remain/events', location.href));
    stream.addEventListener('state', event => {
      pause = SOON;
      refusals = -1;
      told(event.data.split('\n'));
    });
    stream.onerror = () => {
      close();
      // A page whose own policy forbids it need not ask for ever.
      refusals = refusals < 0 ? refusals : refusals + 1;
      if (refusals < MOST_REFUSALS) {
        timer = setTimeout(look, pause);
        pause = Math.min(2 * pause, LATER);
      }
    };
  };

  const look = () => (document.visibilityState === 'hidden' ? close() : stream || open());

  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => event.persisted && look());

  /* What is told. */

  const told = ([current, sheets, changed, id, title, ...lines]) => {
    if (page === '') {
      // This page stands in the place of one, and says itself what is wrong.
      if (current || id !== trouble) {
        reload(current || id);
      }
      return;
    }
    if (current && current !== page) {
      if (form === undefined) {
        reload(current);
      } else {
        show('A newer version runs', ['This page answered a form: send it again to see it.'], 'news');
      }
      return;
    }
    if (sheets !== style) {
      const isNext = Number(sheets) === Number(style) + 1;
      style = sheets;
      exchange(isNext ? changed.split('\t').map(path => path.slice(path.lastIndexOf('/') + 1)) : null);
    }
    show(title, lines, 'trouble');
  };

  /** Once for each reason: who answers an old page again, as a cache does, is not asked for ever. */
  const reload = reason => {
    const place = reason + ' ' + location.pathname + location.search;
    try {
      if (sessionStorage.getItem('dev.remain.page') === place) {
        if (page === '') {
          clearTimeout(timer);
          timer = setTimeout(() => location.reload(), 1000);
        }
        return;
      }
      sessionStorage.setItem('dev.remain.page', place);
    } catch (denied) {
      if (performance.now() < 1000) {
        return; // It has just been loaded, and nothing says what for.
      }
    }
    close();
    location.reload();
  };

  /* Style sheets, which are exchanged where they are: the page stays as it is, and where. */

  const leaving = new WeakSet();

  const exchange = names => {
    const own = [...document.querySelectorAll('link[rel~="stylesheet" i][href]')].filter(
      link => !leaving.has(link) && new URL(link.href).origin === location.origin);
    const named = names && own.filter(link => names.includes(nameOf(link)));
    if (named && !named.length) {
      reload(page + ' ' + style); // It is in use in another way.
      return;
    }
    for (const link of named || own) {
      const url = new URL(link.href);
      url.searchParams.set('remain', style);
      const next = link.cloneNode();
      next.href = url;
      next.onload = next.onerror = () => link.remove();
      leaving.add(link);
      link.after(next);
    }
  };

  const nameOf = link => {
    const path = decodeURI(new URL(link.href).pathname);
    return path.slice(path.lastIndexOf('/') + 1);
  };

  /* The strip, in a shadow root, so that the page's styles and its own stay apart. */

  const LOOKS = `
    :host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important;
      z-index: 2147483647 !important; display: block !important; color-scheme: light dark !important;
      --paper: #fff9f7; --ink: #2b1a17; --faint: #6d5753; --line: #d9483b; }
    @media (prefers-color-scheme: dark) {
      :host { --paper: #211817; --ink: #f4e7e4; --faint: #c3aca7; --line: #ff8274; } }
    @media print { :host { display: none !important; } }
    section { box-sizing: border-box; max-height: 45vh; max-height: 45dvh; display: flex; flex-direction: column;
      padding: .75rem max(1rem, env(safe-area-inset-right)) max(.75rem, env(safe-area-inset-bottom))
        max(1rem, env(safe-area-inset-left));
      font: 400 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      border-top: 3px solid var(--line); box-shadow: 0 -4px 24px rgb(0 0 0 / .18); }
    section.news { --line: #2f8f6b; }
    header { display: flex; gap: .75rem; align-items: flex-start; }
    h2 { margin: 0; flex: 1; min-width: 0; font-size: 15px; font-weight: 600; overflow-wrap: anywhere; }
    button { all: unset; flex: none; width: 28px; height: 28px; margin: -3px -4px 0 0; border-radius: 6px;
      text-align: center; font-size: 20px; line-height: 26px; color: var(--faint); cursor: pointer; }
    button:hover { background: color-mix(in srgb, var(--ink) 10%, transparent); }
    button:focus-visible { outline: 2px solid var(--line); }
    pre { margin: .5rem 0 0; padding-bottom: .25rem; overflow: auto; font: 13px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      tab-size: 4; color: var(--ink); overscroll-behavior: contain; }
    pre div { min-height: 1.5em; }
    pre .said { white-space: pre-wrap; overflow-wrap: anywhere; }
    @media (prefers-reduced-motion: no-preference) {
      section { animation: rise .18s ease-out; }
      @keyframes rise { from { transform: translateY(12px); opacity: 0; } } }`;

  let host = null;
  let shown = '';

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const show = (title, lines, kind) => {
    const what = title ? [title, ...lines].join('\n') : '';
    if (what === shown) {
      return;
    }
    shown = what;
    host?.remove();
    host = null;
    if (!title) {
      return;
    }
    host = document.createElement('remain-strip');
    const root = host.attachShadow({ mode: 'open' });
    const looks = new CSSStyleSheet(); // Which a policy for styles does not forbid.
    looks.replaceSync(LOOKS);
    root.adoptedStyleSheets = [looks];
    const strip = document.createElement('section');
    strip.className = kind;
    strip.setAttribute('role', 'status');
    const header = document.createElement('header');
    const hide = element('button', '\u00d7');
    hide.setAttribute('aria-label', 'Hide');
    hide.onclick = () => host?.remove();
    header.append(element('h2', title), hide);
    strip.append(header);
    if (lines.length) {
      const text = document.createElement('pre');
      text.tabIndex = 0;
      for (const line of lines) {
        const made = element('div', line);
        made.className = /^\s/.test(line) ? '' : 'said'; // What is quoted stands as it does there.
        text.append(made);
      }
      strip.append(text);
    }
    root.append(strip);
    document.documentElement.append(host);
  };

  look();
})();
