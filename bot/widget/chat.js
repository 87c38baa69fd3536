// The page: shows the conversation, takes what the member writes. All words come from the server with the page.
(function () {
  'use strict';
  var R = window.RideCare, page = document.documentElement;
  var WORDS = JSON.parse(page.dataset.words), IDLE = page.dataset.idle * 1000, WARN = IDLE - 120000;
  var byId = function (id) { return document.getElementById(id); };
  var log = byId('log'), form = byId('write'), box = byId('message'), typing = byId('typing');
  var notice = byId('notice'), noticeText = byId('notice-text'), noticeAct = byId('notice-act');
  var ask = byId('forget-ask'), forget = byId('forget');
  var lastActive = Date.now(), lastTold = Date.now(), shownNotice = '', act = null;
  var asked = /[?&]language=(en|es)\b/.exec(location.search);

  function word(path) {
    return path.split('.').reduce(function (at, name) { return at[name]; }, WORDS[page.lang]);
  }

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) { element.className = name; }
    if (text) { element.textContent = text; }
    return element;
  }

  function button(name, text, press) {
    var made = make('button', name, text);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  }

  function speak(language) {
    if (!WORDS[language] || page.lang === language) { return; }
    page.lang = language;
    document.title = word('title');
    document.querySelectorAll('[data-word]').forEach(function (el) { el.textContent = word(el.dataset.word); });
    document.querySelectorAll('[data-label]').forEach(function (el) { el.setAttribute('aria-label', word(el.dataset.label)); });
    box.placeholder = word(box.dataset.placeholder);
    document.querySelectorAll('[data-language]').forEach(function (el) {
      if (el.dataset.language === language) { el.setAttribute('aria-current', 'true'); } else { el.removeAttribute('aria-current'); }
    });
    if (shownNotice) { noticeText.textContent = word(shownNotice); noticeAct.textContent = act ? word(act.label) : ''; }
  }

  // One notice at a time, between the messages and the box.
  function tell(path, action, text) {
    shownNotice = text ? '' : path;
    act = action || null;
    noticeText.textContent = text || word(path);
    noticeAct.hidden = !action;
    noticeAct.textContent = action ? word(action.label) : '';
    notice.hidden = false;
  }

  function untell(path) {
    if (path && shownNotice !== path) { return; }
    var held = notice.contains(document.activeElement);
    notice.hidden = true;
    shownNotice = '';
    if (held) { rest(); }
  }

  // Where the focus goes when what held it is gone; a phone's keyboard must not jump up for it.
  function rest() {
    (window.matchMedia('(pointer: coarse)').matches ? log : box).focus({ preventScroll: true });
  }

  function toEnd() { log.scrollTop = log.scrollHeight; }

  function clock(at) {
    return new Date(at).toLocaleTimeString(page.lang, { hour: 'numeric', minute: '2-digit' });
  }

  function bubble(who, text, language, at) {
    var message = make('div', 'msg ' + who);
    var head = make('p', 'who');
    head.appendChild(make('span', '', word('chat.' + (who === 'member' ? 'you' : who))));
    head.appendChild(make('time', '', clock(at)));
    message.appendChild(head);
    var said = make('p', 'said');
    said.lang = language;
    said.appendChild(R.nodes(text, who !== 'member', word('chat.hidden')));
    message.appendChild(said);
    return message;
  }

  function closeChoices() {
    var held = log.contains(document.activeElement) && document.activeElement.closest('.choices');
    log.querySelectorAll('.choices button').forEach(function (each) { each.disabled = true; });
    if (held) { rest(); }
  }

  function choices(line) {
    var row = make('div', 'choices');
    line.choices.forEach(function (title, index) {
      var choice = button('', title, function () {
        choice.className = 'chosen';
        closeChoices();
        send({ choose: index + 1, line: line.id, text: title });
      });
      choice.lang = line.language;
      row.appendChild(choice);
    });
    return row;
  }

  function show(lines, whole) {
    var all = document.createDocumentFragment(), first = null;
    if (lines.some(function (line) { return line.who === 'assistant'; })) { closeChoices(); }
    lines.forEach(function (line, index) {
      var message = bubble(line.who, line.text, line.language || page.lang, line.at);
      if (line.urgent) { message.classList.add('alarm'); }
      if (line.choices.length) {
        var row = choices(line);
        // Only the newest choices can be pressed; those of a history line before the last are past.
        var past = lines.slice(index + 1).some(function (later) { return later.who !== 'staff'; });
        if (past) { row.querySelectorAll('button').forEach(function (each) { each.disabled = true; }); }
        message.appendChild(row);
      }
      first = first || message;
      all.appendChild(message);
    });
    // A reloaded history is not news: it is not read out.
    if (whole && lines.length > 1) { log.setAttribute('aria-live', 'off'); }
    log.appendChild(all);
    toEnd();
    if (!whole && first.offsetTop < log.scrollTop) { log.scrollTop = first.offsetTop - 8; }
    setTimeout(function () { log.setAttribute('aria-live', 'polite'); }, 500);
  }

  // The member's own message and how far it got.
  function ownState(item, words) {
    if (item.language && item.state !== 'failed') {
      if (item.element) { item.element.remove(); }
      item.element = null;
      return;
    }
    if (!item.element) {
      item.element = bubble('member', R.mask(item.text, new Date()), page.lang, Date.now());
      // The member knows what they wrote: a screen reader need not repeat it.
      item.element.setAttribute('aria-live', 'off');
      log.appendChild(item.element);
    }
    var old = item.element.querySelector('.state'), held = old && old.contains(document.activeElement);
    if (old) { old.remove(); }
    item.element.classList.toggle('pending', item.state === 'waiting' || item.state === 'sending');
    item.element.classList.toggle('lost', item.state === 'failed' || item.state === 'refused');
    if (item.state === 'failed' || item.state === 'refused') {
      var state = make('p', 'state', (words || word('chat.not_sent')) + ' ');
      state.setAttribute('role', 'alert');
      if (item.state === 'failed') {
        state.appendChild(button('', word('chat.try_again'), function () { talk.retry(item); }));
      } else if (!box.value) {
        box.value = item.text;
        grow();
      }
      item.element.appendChild(state);
    }
    if (held) { rest(); }
    toEnd();
  }

  function send(item) {
    active();
    untell();
    closeChoices();
    talk.say(item);
  }

  function grow() {
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight + 2, 140) + 'px';
  }

  // --- quiet time: warn, then close, so that the next person at this screen reads nothing ---

  function active() {
    var now = Date.now();
    if (now - lastActive >= IDLE && talk.open) { return quiet(); }
    lastActive = now;
    if (now - lastTold > 60000) { lastTold = now; talk.stay(); }
    untell('chat.idle_warning');
  }

  function quiet() {
    if (!talk.open) { return; }
    var silent = Date.now() - lastActive;
    if (silent >= IDLE) {
      box.value = '';
      talk.end('quiet');
    } else if (silent >= WARN && shownNotice !== 'chat.idle_warning') {
      tell('chat.idle_warning', { label: 'chat.idle_stay', press: function () { lastTold = 0; active(); } });
    }
  }

  var again = { label: 'chat.start_again', press: function () { untell(); talk.start(page.lang); rest(); } };
  var talk = new R.Talk(page.dataset.base, {
    lines: function (lines, whole) {
      if (lines.some(function (line) { return line.who !== 'member'; })) { lastActive = Date.now(); untell('chat.idle_warning'); }
      show(lines, whole);
    },
    language: speak,
    answering: function (yes) { typing.hidden = !yes; if (yes) { toEnd(); } },
    state: ownState,
    reached: function (yes, text) {
      if (yes) { untell('chat.no_connection'); return; }
      tell('chat.no_connection', { label: 'chat.try_again', press: function () { untell(); talk.start(asked && asked[1]); } }, text);
    },
    started: function (renewed) {
      log.textContent = '';
      talk.queue.forEach(function (item) { if (item.element) { log.appendChild(item.element); } });
      if (renewed) { tell('chat.idle_closed'); }
      lastActive = lastTold = Date.now();
    },
    over: function (why, texts) {
      log.textContent = '';
      ask.hidden = true;
      if (why === 'quiet') { tell('chat.idle_closed', again); return; }
      if (why === 'forgotten') { box.value = ''; tell('chat.forgotten', again); return; }
      if (texts.length) { box.value = texts.concat(box.value || []).join('\n'); grow(); }
      talk.start(page.lang).then(function (open) { if (open) { tell(texts.length ? 'chat.ended' : 'chat.idle_closed'); } });
    }
  });

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var text = box.value;
    if (!text.trim()) { box.focus(); return; }
    // Emptied at once: a second tap finds nothing to send.
    box.value = '';
    grow();
    send({ text: text });
    box.focus({ preventScroll: true });
  });
  box.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.querySelector('[type=submit]').click();
    }
  });
  box.addEventListener('input', function () { grow(); active(); });
  noticeAct.addEventListener('click', function () { var press = act && act.press; if (press) { press(); } });

  document.querySelectorAll('[data-language]').forEach(function (each) {
    each.addEventListener('click', function (event) {
      event.preventDefault();
      var language = each.dataset.language;
      if (language === page.lang) { return; }
      speak(language);
      if (talk.open) { send({ language: language, text: word('language_request') }); } else { asked = ['', language]; }
    });
  });

  function closeAsk() {
    ask.hidden = true;
    forget.setAttribute('aria-expanded', 'false');
    forget.focus();
  }
  forget.setAttribute('aria-expanded', 'false');
  forget.setAttribute('aria-controls', 'forget-ask');
  forget.addEventListener('click', function () {
    if (!ask.hidden) { closeAsk(); return; }
    ask.hidden = false;
    forget.setAttribute('aria-expanded', 'true');
    byId('forget-heading').focus();
  });
  byId('forget-no').addEventListener('click', closeAsk);
  ask.addEventListener('keydown', function (event) { if (event.key === 'Escape') { closeAsk(); } });
  byId('forget-yes').addEventListener('click', function () {
    closeAsk();
    talk.forget().then(function (done) { if (!done) { tell('chat.forget_failed'); } });
  });

  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) { quiet(); talk.listen(); }
  });
  window.addEventListener('online', function () {
    talk.queue.forEach(function (item) { talk.retry(item); });
  });
  window.addEventListener('beforeunload', function (event) {
    if (talk.queue.length) { event.preventDefault(); event.returnValue = ''; }
  });
  setInterval(quiet, 5000);

  document.querySelectorAll('.chat [hidden]').forEach(function (each) {
    if (each === log || each === form || each.className === 'chat-top') { each.hidden = false; }
  });
  talk.start(asked && asked[1]);
})();
