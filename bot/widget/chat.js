// The page: shows the conversation, takes what the member writes. All words came with the page.
const { make, mask, nodes, Talk } = RideCare, page = document.documentElement;
const WORDS = JSON.parse(page.dataset.words), IDLE = page.dataset.idle * 1000, WARN = IDLE - 120000;
const on = (where, what, act) => where.addEventListener(what, act);
const byId = id => document.getElementById(id), all = (where, each) => document.querySelectorAll(where).forEach(each);
const log = byId('log'), form = byId('write'), box = byId('message'), typing = byId('typing');
const notice = byId('notice'), noticeText = byId('notice-text'), noticeAct = byId('notice-act');
const ask = byId('forget-ask'), forget = byId('forget');
let lastActive = Date.now(), lastTold = lastActive, told = '', act = null;
let chosen = (/[?&]language=(en|es)\b/.exec(location.search) || [])[1];

const word = path => path.split('.').reduce((at, name) => at[name], WORDS[page.lang]);

function button(text, press) {
  const made = make('button', '', text);
  made.type = 'button';
  on(made, 'click', press);
  return made;
}

function speak(language) {
  if (WORDS[language] && page.lang !== language) {
    page.lang = language;
    document.title = word('title');
    all('[data-word]', el => { el.textContent = word(el.dataset.word); });
    callable();
    all('[data-label]', el => el.setAttribute('aria-label', word(el.dataset.label)));
    all('[data-language]', el => {
      if (el.dataset.language === language) el.setAttribute('aria-current', 'true'); else el.removeAttribute('aria-current');
    });
    if (told) tell(told, act);
  }
}

// Numbers in the fixed text can be tapped too.
const callable = () => all('.facts p', el => {
  const text = el.textContent;
  el.textContent = '';
  el.append(nodes(text, true));
});

// One notice at a time, above the box.
function tell(path, action, text) {
  told = text ? '' : path;
  act = action;
  noticeText.textContent = text || word(path);
  noticeAct.hidden = !action;
  noticeAct.textContent = action ? word(action.label) : '';
  notice.className = 'notice told';
}

function untell(path) {
  if (path && told !== path) return;
  const held = notice.contains(document.activeElement);
  notice.className = 'notice';
  noticeText.textContent = told = '';
  noticeAct.hidden = true;
  if (held) rest();
}

// Where the focus goes when what held it is gone; a phone's keyboard must not jump up for it.
function rest() {
  (matchMedia('(pointer: coarse)').matches ? log : box).focus({ preventScroll: true });
}

const toEnd = () => { log.scrollTop = log.scrollHeight; };

function bubble(who, text, language, at) {
  const message = make('div', 'msg ' + who), head = make('p', 'who'), said = make('p', 'said');
  const clock = new Date(at).toLocaleTimeString(page.lang + '-US', { hour: 'numeric', minute: '2-digit' });
  head.append(make('span', '', word('chat.' + (who === 'member' ? 'you' : who))), make('time', '', clock));
  said.lang = language;
  said.append(nodes(text, who !== 'member', word('chat.hidden')));
  message.append(head, said);
  return message;
}

function closeChoices() {
  const held = document.activeElement.closest('.choices');
  all('.choices button', each => { each.disabled = true; });
  if (held) rest();
}

function choices(line) {
  const row = make('div', 'choices');
  line.choices.forEach((text, index) => {
    const choice = button(text, () => {
      choice.className = 'chosen';
      rest();
      send({ choose: index + 1, line: line.id, text });
    });
    choice.lang = line.language;
    row.append(choice);
  });
  return row;
}

function show(lines, whole) {
  const fresh = document.createDocumentFragment();
  for (const line of lines) {
    const message = bubble(line.who, line.text, line.language || page.lang, line.at);
    if (line.urgent) message.classList.add('alarm');
    // Only the newest choices can be pressed. The department's words do not close them.
    if (line.who !== 'staff') {
      closeChoices();
      fresh.querySelectorAll('.choices button').forEach(each => { each.disabled = true; });
    }
    if (line.choices.length) message.append(choices(line));
    fresh.append(message);
  }
  const first = fresh.firstChild, history = whole && lines.length > 1;
  // A reloaded history is not news: it is not read out.
  if (history) log.setAttribute('aria-live', 'off');
  log.append(fresh);
  // To the end, but never past the first new line.
  log.scrollTop = history ? log.scrollHeight : Math.min(log.scrollHeight, first.offsetTop - 8);
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
}

// The member's own message and how far it got. A wish for another language shows only when it failed.
function ownState(item, words) {
  const failed = item.state === 'failed', refused = item.state === 'refused';
  if (item.language && !failed) {
    if (item.shown) item.shown.remove();
    item.shown = null;
    return;
  }
  if (!item.shown) {
    item.shown = bubble('member', mask(item.text, new Date()), page.lang, Date.now());
    // Members know what they wrote: a screen reader need not repeat it.
    item.shown.setAttribute('aria-live', 'off');
    log.append(item.shown);
  }
  const old = item.shown.querySelector('.state'), held = old && old.contains(document.activeElement);
  if (old) old.remove();
  item.shown.classList.toggle('lost', failed || refused);
  if (failed || refused) {
    const state = make('p', 'state', words || word('chat.not_sent'));
    state.setAttribute('role', 'alert');
    if (failed) state.append(' ', button(word('chat.try_again'), () => talk.retry(item)));
    item.shown.append(state);
    if (refused) fill(item.text);
  }
  if (held) rest();
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
  box.style.height = Math.min(box.scrollHeight + 3, 140) + 'px';
}

function fill(text) {
  box.value = [text, box.value].filter(Boolean).join('\n');
  grow();
}

function clear() {
  box.value = '';
  grow();
}

// --- quiet time: warn, then close, so that the next person at this screen reads nothing ---

function active() {
  if (quiet()) return;
  lastActive = Date.now();
  if (lastActive - lastTold > 60000) {
    lastTold = lastActive;
    talk.stay();
  }
  untell('chat.idle_warning');
}

function quiet() {
  const silent = Date.now() - lastActive;
  if (!talk.open || silent < WARN) return false;
  if (silent >= IDLE) {
    clear();
    talk.end('quiet');
    return true;
  }
  if (told !== 'chat.idle_warning') tell('chat.idle_warning', { label: 'chat.idle_stay', press() { lastTold = 0; active(); } });
  return false;
}

const restart = label => ({ label, press() { untell(); rest(); talk.start(chosen || page.lang); } });
const talk = new Talk(page.dataset.base, {
  language: speak,
  state: ownState,
  lines(lines, whole) {
    if (lines.some(line => line.who !== 'member')) {
      lastActive = Date.now();
      untell('chat.idle_warning');
    }
    show(lines, whole);
  },
  answering(yes) {
    typing.hidden = !yes;
    if (yes) toEnd();
  },
  reached(yes, text) {
    if (yes) untell('chat.no_connection'); else tell('chat.no_connection', restart('chat.try_again'), text);
  },
  started(renewed) {
    log.textContent = '';
    if (renewed) tell('chat.idle_closed');
    lastActive = lastTold = Date.now();
  },
  over(why, texts) {
    log.textContent = '';
    ask.hidden = true;
    if (why === 'ended') {
      if (texts.length) fill(texts.join('\n'));
      talk.start(page.lang).then(open => open && tell(texts.length ? 'chat.ended' : 'chat.idle_closed'));
    } else {
      clear();
      tell(why === 'quiet' ? 'chat.idle_closed' : 'chat.forgotten', restart('chat.start_again'));
    }
  }
});

on(form, 'submit', event => {
  event.preventDefault();
  const text = box.value;
  // Emptied at once: a second tap finds nothing to send.
  clear();
  if (text.trim()) send({ text });
  box.focus({ preventScroll: true });
});
// A second click on a choice that is closed by now takes the focus nowhere.
on(log, 'mousedown', event => { if (event.target.closest('.choices')) event.preventDefault(); });
on(box, 'keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.querySelector('[type=submit]').click();
  }
});
on(box, 'input', () => { grow(); active(); });
on(noticeAct, 'click', () => act.press());

all('[data-language]', each => on(each, 'click', event => {
  event.preventDefault();
  const language = each.dataset.language;
  if (language === page.lang) return;
  chosen = language;
  speak(language);
  if (talk.open) send({ language, text: word('language_request') });
}));

function openAsk(yes) {
  ask.hidden = !yes;
  forget.setAttribute('aria-expanded', yes);
  (yes ? byId('forget-heading') : forget).focus();
}
on(forget, 'click', () => openAsk(ask.hidden));
on(byId('forget-no'), 'click', () => openAsk(false));
on(ask, 'keydown', event => { if (event.key === 'Escape') openAsk(false); });
on(byId('forget-yes'), 'click', async () => {
  openAsk(false);
  if (!await talk.forget()) tell('chat.forget_failed');
});

on(document, 'visibilitychange', () => {
  if (!document.hidden && !quiet()) talk.listen();
});
on(window, 'online', () => talk.queue.forEach(item => talk.retry(item)));
on(window, 'beforeunload', event => {
  if (talk.queue.length) event.returnValue = event.preventDefault() || '';
});
setInterval(quiet, 5000);

callable();
all('[data-scripted]', each => { each.hidden = false; });
talk.start(chosen);
