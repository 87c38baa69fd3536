// The conversation with the server: token, queue, retries, news. Knows nothing of the page.
const KEEP = 'ridecare-token';
let kept = null;

// Some private modes refuse storage: the conversation then lives as long as the page.
function token(value) {
  try {
    if (value === undefined) return kept || sessionStorage.getItem(KEEP);
    if (value) sessionStorage.setItem(KEEP, value); else sessionStorage.removeItem(KEEP);
  } catch (e) { /* kept here */ }
  if (value !== undefined) kept = value;
  return kept;
}

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), b => (b + 256).toString(16).slice(1)).join('');
const pause = ms => new Promise(go => setTimeout(go, ms));

RideCare.Talk = class {
  // hear: lines(list, whole) language(code) answering(yes) state(item, words) reached(yes, words) started(renewed) over(why, texts)
  constructor(base, hear) {
    Object.assign(this, { base, hear, queue: [], last: 0, age: 0, working: false, listening: 0, open: false, erasing: false });
  }

  async call(path, body) {
    const headers = {}, mine = token();
    if (mine) headers.Authorization = 'Bearer ' + mine;
    const options = { headers, cache: 'no-store', credentials: 'omit' };
    if (body) {
      headers['Content-Type'] = 'application/json';
      options.method = 'POST';
      options.body = JSON.stringify(body);
    }
    const stop = window.AbortController && new AbortController();
    if (stop) options.signal = stop.signal;
    const timer = setTimeout(() => stop && stop.abort(), 60000);
    try {
      const answer = await fetch(this.base + path, options);
      return { status: answer.status, body: await answer.json() };
    } catch (e) {
      return { status: 0, body: {} };
    } finally {
      clearTimeout(timer);
    }
  }

  // Takes up this tab's conversation, or begins one. `language` only when the member chose it.
  async start(language) {
    const age = ++this.age;
    this.hear.answering(true);
    const { status, body } = await this.call('/start', language ? { language } : {});
    if (age !== this.age) return false;
    this.hear.answering(false);
    this.open = status === 200;
    this.hear.reached(this.open, body.text);
    if (!this.open) return false;
    this.last = 0;
    token(body.token);
    this.hear.language(body.language);
    this.hear.started(body.renewed);
    this.take(body.messages, true);
    this.listen();
    return true;
  }

  take(lines, whole) {
    // Line 0 was said while nothing could be stored.
    const fresh = lines.filter(line => line.id === 0 || line.id > this.last);
    this.last = Math.max(this.last, ...fresh.map(line => line.id));
    if (fresh.length) this.hear.lines(fresh, whole);
  }

  // Queues {text}, {choose, line, text} or {language, text}; its id stays the same on every retry.
  say(item) {
    item.id = newId();
    this.queue.push(item);
    this.mark(item, 'waiting');
    this.work();
  }

  mark(item, state, words) {
    item.state = state;
    this.hear.state(item, words);
  }

  retry(item) {
    if (item.state !== 'failed') return;
    this.mark(item, 'waiting');
    this.work();
  }

  async work() {
    if (this.working) return;
    this.working = true;
    while (this.queue.length && this.queue[0].state !== 'failed' && !this.erasing) {
      const item = this.queue[0];
      if (!this.open && !await this.start()) {
        this.mark(item, 'failed');
        break;
      }
      const age = this.age;
      this.mark(item, 'sending');
      this.hear.answering(true);
      const { status, body } = await this.deliver(item);
      if (age !== this.age) continue;
      this.hear.answering(false);
      if (status === 200) {
        this.queue.shift();
        this.hear.reached(true);
        this.hear.language(body.language);
        this.mark(item, 'sent');
        this.take(body.messages);
      } else if (status === 401) {
        this.end('ended');
      } else if (status === 413) {
        this.queue.shift();
        this.mark(item, 'refused', body.text);
      } else {
        this.mark(item, 'failed', body.text);
      }
    }
    this.working = false;
  }

  async deliver({ id, text, choose, line, language }) {
    const path = language ? '/language' : '/send';
    const body = Object.assign({ id, after: this.last }, language ? { language } : choose ? { choose, line } : { text });
    const answer = await this.call(path, body);
    if (answer.status) return answer;
    // A phone between two antennas: once more by itself before the member is bothered.
    await pause(1000);
    return this.call(path, body);
  }

  // Lines may come at any time: from the department, or an answer whose way was lost.
  async listen() {
    const age = this.age;
    if (this.listening === age) return;
    this.listening = age;
    for (let rest = 1000; this.open && !document.hidden && age === this.age;) {
      const { status, body } = await this.call('/news?after=' + this.last);
      if (age !== this.age) return;
      if (status === 200) {
        this.take(body.messages);
        rest = 1000;
      } else if (status === 401) {
        this.end('ended');
      } else {
        await pause(rest);
        rest = Math.min(rest * 2, 30000);
      }
    }
    if (this.listening === age) this.listening = 0;
  }

  stay() { if (this.open) this.call('/stay', {}); }

  // Closes the conversation in this tab; what was not sent goes back to the member.
  end(why) {
    const texts = this.queue.filter(item => !item.choose && !item.language).map(item => item.text);
    this.age++;
    this.open = false;
    this.queue = [];
    token(null);
    this.hear.answering(false);
    this.hear.over(why, texts);
  }

  async forget() {
    this.erasing = true;
    const { status } = await this.call('/forget', {});
    this.erasing = false;
    if (status === 200 || status === 401) this.end('forgotten'); else this.work();
    return !this.open;
  }
};
