// The conversation with the server: token, queue of messages, retries, news. Knows nothing of the page.
(function (root) {
  'use strict';
  var KEEP = 'ridecare-token', LONGEST = 60000;
  var kept = null;

  function token(value) {
    // Private modes of some browsers refuse storage: the conversation then lives as long as the page.
    try {
      if (value === undefined) { return kept || sessionStorage.getItem(KEEP); }
      if (value) { sessionStorage.setItem(KEEP, value); } else { sessionStorage.removeItem(KEEP); }
    } catch (e) { /* kept below */ }
    kept = value === undefined ? kept : value;
    return kept;
  }

  function newId() {
    var bytes = crypto.getRandomValues(new Uint8Array(12)), id = '';
    for (var i = 0; i < bytes.length; i++) { id += ('0' + bytes[i].toString(16)).slice(-2); }
    return id;
  }

  function pause(ms) { return new Promise(function (go) { setTimeout(go, ms); }); }

  // hear: lines(list, own), language(code), answering(yes), state(item), over(why, texts), reached(yes), started()
  function Talk(base, hear) {
    this.base = base;
    this.hear = hear;
    this.queue = [];
    this.last = 0;
    this.age = 0;
    this.working = false;
    this.listening = 0;
    this.open = false;
    this.erasing = false;
  }

  Talk.prototype.call = async function (path, body) {
    var options = { headers: { Accept: 'application/json' }, cache: 'no-store', credentials: 'omit' };
    var mine = token();
    if (mine) { options.headers.Authorization = 'Bearer ' + mine; }
    if (body) {
      options.method = 'POST';
      options.headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(body);
    }
    var stop = typeof AbortController === 'function' ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) { stop.abort(); } }, LONGEST);
    if (stop) { options.signal = stop.signal; }
    try {
      var answer = await fetch(this.base + path, options);
      return { status: answer.status, body: await answer.json() };
    } catch (e) {
      return { status: 0, body: {} };
    } finally {
      clearTimeout(timer);
    }
  };

  // Takes up this tab's conversation, or begins one. `language` only when the member chose it.
  Talk.prototype.start = async function (language) {
    var age = ++this.age, had = token();
    this.hear.answering(true);
    var answer = await this.call('/start', language ? { language: language } : {});
    if (age !== this.age) { return false; }
    this.hear.answering(false);
    if (answer.status !== 200) {
      this.hear.reached(false, answer.body.text);
      return false;
    }
    this.last = 0;
    this.open = true;
    token(answer.body.token);
    this.hear.reached(true);
    this.hear.language(answer.body.language);
    this.hear.started(!!had && answer.body.renewed);
    this.take(answer.body.messages, true);
    this.listen();
    return true;
  };

  Talk.prototype.take = function (lines, whole) {
    var fresh = [], last = this.last;
    lines.forEach(function (line) {
      // 0: said while nothing could be stored.
      if (line.id === 0 || line.id > last) { fresh.push(line); }
    });
    fresh.forEach(function (line) { this.last = Math.max(this.last, line.id); }, this);
    if (fresh.length) { this.hear.lines(fresh, !!whole); }
  };

  // Queues {text} or {choose, line, text} or {language}; each gets an id that stays the same on every retry.
  Talk.prototype.say = function (item) {
    item.id = newId();
    item.state = 'waiting';
    this.queue.push(item);
    this.hear.state(item);
    this.work();
  };

  Talk.prototype.retry = function (item) {
    if (item.state !== 'failed') { return; }
    item.state = 'waiting';
    this.hear.state(item);
    this.work();
  };

  Talk.prototype.work = async function () {
    if (this.working) { return; }
    this.working = true;
    var age = this.age;
    while (this.queue.length && this.queue[0].state !== 'failed' && !this.erasing) {
      if (!this.open) {
        if (!await this.start()) { this.fail(this.queue[0]); break; }
        age = this.age;
      }
      var item = this.queue[0];
      item.state = 'sending';
      this.hear.state(item);
      this.hear.answering(true);
      var answer = await this.deliver(item);
      if (age !== this.age) { break; }
      this.hear.answering(false);
      if (answer.status === 200) {
        this.queue.shift();
        item.state = 'sent';
        this.hear.reached(true);
        this.hear.state(item);
        this.hear.language(answer.body.language);
        this.take(answer.body.messages);
      } else if (answer.status === 401) {
        this.end('ended');
      } else if (answer.status === 413) {
        this.queue.shift();
        item.state = 'refused';
        this.hear.state(item, answer.body.text);
      } else {
        this.fail(item, answer.body.text);
      }
    }
    this.working = false;
    if (age !== this.age && this.queue.length) { this.work(); }
  };

  Talk.prototype.deliver = async function (item) {
    var body = { id: item.id, after: this.last }, path = '/send';
    if (item.language) { path = '/language'; body.language = item.language; }
    else if (item.choose) { body.choose = item.choose; body.line = item.line; }
    else { body.text = item.text; }
    var answer = await this.call(path, body);
    if (answer.status !== 0) { return answer; }
    // A phone between two antennas: once more by itself, with the same id, before the member is bothered.
    await pause(1000);
    return this.call(path, body);
  };

  Talk.prototype.fail = function (item, words) {
    item.state = 'failed';
    this.hear.state(item, words);
  };

  // Another message may come at any time: from the department, or an answer whose way was lost.
  Talk.prototype.listen = async function () {
    var age = this.age, rest = 1000;
    if (this.listening === age) { return; }
    this.listening = age;
    while (this.open && !document.hidden && age === this.age) {
      var answer = await this.call('/news?after=' + this.last);
      if (age !== this.age || !this.open) { break; }
      if (answer.status === 200) {
        rest = 1000;
        if (!this.working) { this.hear.reached(true); }
        this.take(answer.body.messages);
        await pause(200);
      } else if (answer.status === 401) {
        this.end('ended');
      } else {
        await pause(rest);
        rest = Math.min(rest * 2, 30000);
      }
    }
    if (this.listening === age) { this.listening = 0; }
  };

  Talk.prototype.stay = function () { return this.open ? this.call('/stay', {}) : null; };

  // Closes the conversation in this tab; what was not sent yet goes back to the member.
  Talk.prototype.end = function (why) {
    var texts = this.queue.filter(function (item) { return item.text && !item.choose; }).map(function (item) { return item.text; });
    this.age++;
    this.open = false;
    this.queue = [];
    this.last = 0;
    token(null);
    this.hear.answering(false);
    this.hear.over(why, texts);
  };

  Talk.prototype.forget = async function () {
    this.erasing = true;
    var answer = await this.call('/forget', {});
    this.erasing = false;
    if (answer.status !== 200 && answer.status !== 401) {
      this.work();
      return false;
    }
    this.queue = [];
    this.end('forgotten');
    return true;
  };

  root.RideCare.Talk = Talk;
})(window);
