// The table of facts beside the text, and under a row how the fact was found.

class Facts {
  /** `touched(record, how)`: how is "over", "out", "open" or "closed". */
  constructor(article, touched) {
    this.article = article;
    this.touched = touched;
    this.byId = new Map(article.records.map((record, i) => [record.id, i]));
    this.offsets = new Offsets(article.text);
    this.rows = article.records.map((record, i) => this.row(record, i));
    this.texts = article.records.map((record, i) => this.searchable(record, i));
    this.node = el('table', {class: 'table', 'aria-label': 'Facts'});
    this.sections = Object.entries(LAYERS).map(([layer, title]) => {
      const rows = this.rows.filter((_, i) => layerOf(article.records[i]) === layer);
      const small = el('small', {});
      const head = el('tr', {class: 'section'}, el('th', {colspan: '2', scope: 'rowgroup'}, el('i', {class: 'swatch', 'data-layer': layer}), title, ' ', small));
      const body = el('tbody', {}, head, rows);
      if (rows.length) this.node.append(body);
      return {body, rows, small};
    });
    this.node.addEventListener('pointerover', e => this.over(e));
    this.node.addEventListener('pointerleave', () => this.touched(this.opened ?? -1, 'out'));
    this.node.addEventListener('focusin', e => this.over(e));
    this.node.addEventListener('click', e => this.click(e));
    this.node.addEventListener('keydown', e => this.key(e));
    this.opened = undefined;
  }

  words(span) { return this.offsets.words(span[0], span[1]).replace(/\s+/g, ' '); }
  name(id) {
    const record = this.article.records[this.byId.get(id)];
    return record ? this.title(record) : id;
  }

  title(r) {
    if (r.name) return r.name;
    if (r.k === 'event') return [r.who, `${this.words(r.at)}`, r.whom].filter(Boolean).join(' – ');
    if (r.k === 'claim') {
      const node = this.article.nodes[r.node];
      return this.words(node ? node.at : r.at);
    }
    return this.words(r.at);
  }

  /** [main line, second line] of a row. */
  lines(r) {
    switch (r.k) {
      case 'event': {
        const main = [r.who && [el('b', {}, r.who), ' '], el('mark', {}, this.words(r.at)), r.whom && [' ', el('b', {}, r.whom)]];
        const doubt = [r.realis && spoken(r.realis).toLowerCase(), r.polarity, r.support && r.support !== 'clause' && `in one ${r.support}`];
        return [main, [r.place, r.time, r.many && roles(r.many), r.much && roles(r.much), r.more && pairs(r.more), r.said && `says ${this.name(r.said)}`, ...doubt]];
      }
      case 'quote': return [quoted(r.t, this.words(r.at)),
                            [r.said && this.name(r.said), spokenCue(r.cue), r.to && `to ${this.name(r.to)}`]];
      case 'entity': return [el('b', {}, r.name), [r.offices, r.sub && spoken(r.sub).toLowerCase(), count(r.mentions.length, 'mention')]];
      case 'place': return [el('b', {}, r.name), [r.within && `in ${this.name(r.within)}`, r.country, count(r.mentions.length, 'mention')]];
      case 'time': return [this.words(r.at), [r.value]];
      case 'quantity': return [this.words(r.at), [r.value && r.value.replace(/\d{5,}/g, d => NUMBER.format(BigInt(d))), ...(r.fields || []).map(f => this.field(f))]];
      default: return [this.title(r), [r.said && `says ${this.name(r.said)}`, ...(r.fields || []).map(f => this.field(f))]];
    }
  }

  field([name, values]) { return `${name}: ${values.map(v => this.value(v)).join('; ')}`; }
  value(v) { return typeof v === 'string' ? this.name(v) : v.text; }

  row(r, i) {
    const [main, more] = this.lines(r);
    const second = more.filter(Boolean).join(' · ');
    return el('tr', {'data-i': i, tabindex: '-1', 'aria-expanded': 'false', 'data-layer': layerOf(r)},
              el('td', {class: 'type'}, spoken(r.t)),
              el('td', {}, el('div', {class: 'main'}, main), second && el('div', {class: 'more'}, second)));
  }

  searchable(r, i) {
    const own = r.k === 'claim' ? '' : r.mentions ? r.mentions.map(m => this.words(m)).join(' ') : this.words(r.at);
    return [this.rows[i].textContent, own, r.rule, r.id, r.sub, r.kb].join(' ').toLowerCase();
  }

  /** Hides rows that are not wanted; gives the number of those that are. */
  filter(shown) {
    this.visibleRows = [];
    for (const {body, rows, small} of this.sections) {
      const kept = rows.filter(row => shown(Number(row.dataset.i)));
      for (const row of rows) row.hidden = true;
      for (const row of kept) row.hidden = false;
      body.hidden = kept.length === 0;
      small.textContent = kept.length === rows.length ? String(rows.length) : `${kept.length} of ${rows.length}`;
      this.visibleRows.push(...kept);
    }
    if (this.opened !== undefined && this.rows[this.opened].hidden) this.close();
    this.takeTab(this.visibleRows.includes(this.tab) ? this.tab : this.visibleRows[0]);
    return this.visibleRows.length;
  }

  takeTab(row) {
    if (this.tab) this.tab.tabIndex = -1;
    this.tab = row;
    if (row) row.tabIndex = 0;
  }

  light(records) {
    for (const row of this.lit || []) row.classList.remove('lit');
    this.lit = records.filter(i => i >= 0).map(i => this.rows[i]);
    for (const row of this.lit) row.classList.add('lit');
    const first = this.lit.find(row => !row.hidden);
    if (first && !first.contains(document.activeElement) && !first.matches(':hover')) scrollInside(first);
  }

  over(event) {
    const row = event.target.closest('tr[data-i]');
    if (row) this.touched(Number(row.dataset.i), 'over');
  }
  click(event) {
    const row = event.target.closest('tr[data-i]');
    if (!row || !document.getSelection().isCollapsed) return;
    row.focus({preventScroll: true});
    this.toggle(Number(row.dataset.i));
  }
  key(event) {
    const row = event.target.closest('tr[data-i]');
    if (!row) return;
    if (moveAmong(this.visibleRows, event, to => this.go(to))) return;
    if (event.key === 'Enter' || event.key === ' ') {
      this.toggle(Number(row.dataset.i));
      event.preventDefault();
    }
  }
  go(row) {
    this.takeTab(row);
    row.focus({preventScroll: true});
    scrollInside(row);
  }

  toggle(i) { this.opened === i ? this.close() : this.open(i); }
  close() {
    if (this.opened === undefined) return false;
    const row = this.rows[this.opened];
    row.setAttribute('aria-expanded', 'false');
    this.detail.remove();
    this.opened = undefined;
    this.touched(-1, 'closed');
    return true;
  }
  open(i) {
    this.close();
    this.opened = i;
    const row = this.rows[i];
    this.takeTab(row);
    row.setAttribute('aria-expanded', 'true');
    this.detail = el('tr', {class: 'detail'}, el('td', {colspan: '2'}, derivation(this, this.article.records[i])));
    row.after(this.detail);
    scrollInside(this.detail);
    scrollInside(row);
    this.touched(i, 'open');
  }
}

/** Reported speech has no quotation marks. */
function quoted(type, words) {
  const bare = shortened(words.replace(/^["“‘']+|["”’']+$/g, ''), 150);
  return type === 'direct' ? `“${bare}”` : bare;
}

/** "role=words | role=words" as people read it. */
function pairs(details) {
  return details.split(' | ').map(pair => pair.replace(/^(\w+)=/, (_, name) => name.replace(/_/g, ' ') + ': ')).join(' · ');
}

/** Into view inside the scrolling column; the page itself stays, unless it is what scrolls. */
function scrollInside(node) { node.scrollIntoView({block: 'nearest', inline: 'nearest'}); }

/** How a fact was found: what it says, its rule, what the match was made of, what it beat. */
function derivation(facts, r) {
  const out = [];
  const fields = (r.fields || []).map(([name, values]) => [el('dt', {}, spoken(name)), values.map(v => el('dd', {}, facts.value(v)))]);
  if (fields.length) out.push(el('dl', {class: 'fields'}, fields));
  if (r.mentions) {
    out.push(el('ul', {class: 'mentions'}, r.mentions.map(m => el('li', {}, el('q', {}, facts.words(m)), ' ',
      el('small', {}, `${NAMES[m[2]]} · ${NAMES[m[3]] || 'no rule'}`), nodeTree(facts, m[4], new Set())))));
    return out;
  }
  out.push(ruleBox(r.rule));
  out.push(nodeTree(facts, r.node, new Set()));
  for (const part of r.merged || []) {
    out.push(el('p', {class: 'step'}, 'The same event: ', el('q', {}, facts.words(part.at)), ` – ${part.rule}`, part.step && ` by ${part.step}`));
    if (part.node !== r.node) out.push(nodeTree(facts, part.node, new Set()));
  }
  if (r.in && r.rule && DATA.rules[r.rule] && DATA.rules[r.rule].text) {
    out.push(el('p', {class: 'step'}, 'If it is wrong, this line belongs into the rule:'), el('pre', {class: 'counter'}, counterLine(facts.words(r.in))));
  }
  return out;
}

function ruleBox(name) {
  const rule = DATA.rules[name];
  if (!rule) return el('p', {class: 'step'}, name || 'no rule');
  const verdict = rule.judged ? `${rule.right} of ${rule.judged} judged right` : 'not judged yet';
  return el('div', {class: 'rule'},
            el('p', {}, el('b', {}, name), ' ', el('small', {}, rule.at)),
            el('p', {class: 'verdict'}, `Precision: ${verdict}`, rule.conf !== undefined && `; confidence ${rule.conf}`),
            rule.text && el('pre', {}, rule.text),
            rule.example && el('p', {class: 'example'}, el('small', {}, 'example'), ' ', rule.example),
            rule.counter && el('p', {class: 'example'}, el('small', {}, 'but not'), ' ', rule.counter));
}

/** Parts of a node, and theirs; one that was told already is only named. */
function nodeTree(facts, number, told) {
  const node = facts.article.nodes[number];
  if (!node || told.has(number)) return null;
  told.add(number);
  const items = node.parts.map(part => {
    const made = facts.article.nodes[part.node];
    const named = part.element.startsWith(part.field) && ':! '.includes(part.element[part.field.length]);
    return el('li', {}, part.field && !named && el('i', {}, part.field, ' '), part.element && [el('code', {}, shortened(part.element, 60)), ' ↔ '],
              el('q', {}, shortened(facts.words(part.at || made.at), 160)),
              made && [' ', made.label, ' ', el('small', {}, made.source), nodeTree(facts, part.node, told)]);
  });
  for (const [field, source] of node.amended) items.push(el('li', {}, el('i', {}, field), ' filled by ', el('small', {}, source)));
  for (const [source, at, reason] of node.beaten) {
    items.push(el('li', {class: 'beaten'}, 'beat ', el('q', {}, facts.words(at)), ' ', el('small', {}, source), `: ${reason}`));
  }
  return items.length ? el('ul', {class: 'tree'}, items) : null;
}

/** As `explain --at` prints it. */
function counterLine(sentence) {
  const text = sentence.replace(/[\u0000-\u0020]+/g, ' ').trim();
  const raw = text.includes('"') && !text.includes('`');
  const mark = raw ? '`' : '"';
  return `counter  ${mark}${text.replace(raw ? /[[\]]/g : /[[\]"\\]/g, '\\$&')}${mark}`;
}
