// Text of messages: what is covered, and what becomes a link. Text nodes only, never markup.
(function (root) {
  'use strict';
  var MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-záéíóú]*\\.?';
  var YEAR = '(?:19|20)\\d{2}(?!\\d)';
  // The same rules as bot/channels/mask.py; groups: receipt, iso, numeric, worded, phone, zip, number, other.
  var PIECES = new RegExp([
    '(\\bRC[- ]?(?:TEST[- ]?)?[A-Z0-9]{5,})',
    '((?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d))',
    '(\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})(?!\\d)|\\d{1,2} \\d{1,2} ' + YEAR + ')',
    '(\\b' + MONTH + ' ?\\d{1,2}(?:st|nd|rd|th)?,? ?(?:de |del )?' + YEAR +
      '|\\d{1,2}(?:st|nd|rd|th)?,? ?(?:de |of )?' + MONTH + ',? ?(?:de |del )?' + YEAR + ')',
    '(\\+\\d{8,15}|(?:\\+?1[-. ]?)?\\(?\\d{3}\\)?[-. ]{0,2}\\d{3}[-. ]\\d{4}(?!\\d))',
    '(\\d{5}-\\d{4}(?!\\d))',
    '(\\d{3}-\\d{2}-\\d{4}(?!\\d)|\\d{3,4}(?:[- ]\\d{3,4}){1,3}(?!\\d)|\\d{6,})',
    '(\\d+)'
  ].join('|'), 'gi');

  function past(n, iso, worded, today) {
    var year = today.getFullYear();
    if (worded) { return n[n.length - 1] < year; }
    var y = iso ? n[0] : n[2], m = iso ? n[1] : n[0], d = iso ? n[2] : n[1];
    if (y < 100) { y += y === year % 100 || y === (year + 1) % 100 ? 2000 : 1900; }
    if (y !== year) { return y < year; }
    return m * 100 + d < (today.getMonth() + 1) * 100 + today.getDate();
  }

  function mask(text, today) {
    return text.replace(PIECES, function (whole, receipt, iso, numeric, worded, phone, zip, number) {
      if (number) {
        var left = number.replace(/\D/g, '').length;
        left -= left >= 8 ? 2 : 0;
        return number.replace(/\d/g, function (digit) { return left-- > 0 ? '•' : digit; });
      }
      var date = iso || numeric || worded;
      var hide = date && past(date.match(/\d+/g).map(Number), !!iso, !!worded, today);
      return hide ? '••/••/••••' : whole;
    });
  }

  var LINKS = /(https:\/\/\S+[^\s.,;:!?)'"])|((?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4})(?!\d)|\b(911|988)\b|([•][•\/ -]*[•])/g;
  var CALLED = /(?:call|text|dial|al|marque|llame)\s+$/i;

  function link(href, words) {
    var a = document.createElement('a');
    a.href = href;
    a.textContent = words;
    if (href.slice(0, 4) !== 'tel:') { a.target = '_blank'; a.rel = 'noopener noreferrer'; }
    return a;
  }

  // The text as nodes. Links only in what the assistant or the department says; covered parts are read as `hidden`.
  function nodes(text, linked, hidden) {
    var all = document.createDocumentFragment(), at = 0, found;
    LINKS.lastIndex = 0;
    while ((found = LINKS.exec(text))) {
      var before = text.slice(at, found.index), piece = null;
      if (found[4]) {
        piece = document.createElement('span');
        var dots = document.createElement('span'), read = document.createElement('span');
        dots.textContent = found[0];
        dots.setAttribute('aria-hidden', 'true');
        read.textContent = hidden;
        read.className = 'sr';
        piece.appendChild(dots);
        piece.appendChild(read);
      } else if (linked && found[1]) {
        piece = link(found[1], found[1]);
      } else if (linked && found[2] && !/\d$/.test(before)) {
        var digits = found[2].replace(/\D/g, '');
        piece = link('tel:+' + (digits.length === 10 ? '1' : '') + digits, found[2]);
      } else if (linked && found[3] && CALLED.test(before)) {
        piece = link('tel:' + found[3], found[3]);
      }
      if (piece) {
        all.appendChild(document.createTextNode(before));
        all.appendChild(piece);
        at = found.index + found[0].length;
      }
    }
    all.appendChild(document.createTextNode(text.slice(at)));
    return all;
  }

  root.RideCare = { mask: mask, nodes: nodes };
})(window);
