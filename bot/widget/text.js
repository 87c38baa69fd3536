// Text of messages: what is covered, and what becomes a link. Text nodes only, never markup.
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-záéíóú]*\\.?';
const YEAR = '(?:19|20)\\d{2}(?!\\d)', NTH = '(?:st|nd|rd|th)?,? ?';
// The rules of bot/channels/mask.py; groups: receipt, iso, numeric, worded, phone, zip, number.
const PIECES = new RegExp([
  '(\\bRC[- ]?(?:TEST[- ]?)?[A-Z0-9]{5,})',
  '((?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d))',
  `(\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})(?!\\d)|\\d{1,2} \\d{1,2} ${YEAR})`,
  `(\\b${MONTH} ?\\d{1,2}${NTH}(?:de |del )?${YEAR}|\\d{1,2}${NTH}(?:de |of )?${MONTH},? ?(?:de |del )?${YEAR})`,
  '(\\+\\d{8,15}|(?:\\+?1[-. ]?)?\\(?\\d{3}\\)?[-. ]{0,2}\\d{3}[-. ]\\d{4}(?!\\d))',
  '(\\d{5}-\\d{4}(?!\\d))',
  '(\\d{3}-\\d{2}-\\d{4}(?!\\d)|\\d{3,4}(?:[- ]\\d{3,4}){1,3}(?!\\d)|\\d{6,})',
  '\\d+'
].join('|'), 'gi');

function past(n, iso, worded, today) {
  const now = today.getFullYear();
  let [month, day, year] = iso ? [n[1], n[2], n[0]] : n;
  if (worded) return n[n.length - 1] < now;
  if (year < 100) year += year === now % 100 || year === (now + 1) % 100 ? 2000 : 1900;
  return year < now || year === now && month * 100 + day < (today.getMonth() + 1) * 100 + today.getDate();
}

const mask = (text, today) => text.replace(PIECES, (whole, receipt, iso, numeric, worded, phone, zip, number) => {
  if (number) {
    let left = number.replace(/\D/g, '').length;
    if (left >= 8) left -= 2;
    return number.replace(/\d/g, digit => left-- > 0 ? '•' : digit);
  }
  const date = iso || numeric || worded;
  return date && past(date.match(/\d+/g).map(Number), iso, worded, today) ? '••/••/••••' : whole;
});

const LINKS = /(https:\/\/\S+[^\s.,;:!?)'"])|((?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4})(?!\d)|\b(911|988)\b|(•[•\/ -]*•)/g;
const CALLED = /(?:call|text|dial|al|marque|llame)\s+$/i;

function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function link(href, words) {
  const made = make('a', '', words);
  made.href = href;
  if (href[0] === 'h') Object.assign(made, { target: '_blank', rel: 'noopener noreferrer' });
  return made;
}

function covered(dots, hidden) {
  const made = make('span'), shown = make('span', '', dots);
  shown.setAttribute('aria-hidden', 'true');
  made.append(shown, make('span', 'sr', hidden));
  return made;
}

// The text as nodes; a screen reader hears `hidden` for what is covered. Links only in what a member reads.
function nodes(text, linked, hidden) {
  const all = document.createDocumentFragment();
  let at = 0, found;
  LINKS.lastIndex = 0;
  while ((found = LINKS.exec(text))) {
    const [whole, url, phone, short, dots] = found, before = text.slice(at, found.index);
    let piece;
    if (dots) piece = covered(dots, hidden);
    else if (!linked) continue;
    else if (url) piece = link(url, url);
    else if (phone && !/\d$/.test(before)) piece = link('tel:+' + phone.replace(/\D/g, '').replace(/^(?=\d{10}$)/, '1'), phone);
    else if (short && CALLED.test(before)) piece = link('tel:' + short, short);
    if (piece) {
      all.append(before, piece);
      at = found.index + whole.length;
    }
  }
  all.append(text.slice(at));
  return all;
}

window.RideCare = { mask, nodes, make };
