// The page of articles: text and facts side by side, filters above.

let NAMES;

/** Numbers → names, and what was left out because it was empty. See show_records.h. */
function unpack(article) {
  if (article.unpacked) return;
  article.unpacked = true;
  article.nodes = article.nodes.map(([label, source, start, length, parts = [], amended = [], beaten = []], own) => ({
    label: NAMES[label], at: [start, start + length],
    source: typeof parts === 'number' ? `${NAMES[source]}:${parts}` : NAMES[source],
    parts: typeof parts === 'number' ? [] : parts.map(part => partOf(part, own)),
    amended: inTurn(amended, 2).map(([field, by]) => [NAMES[field], NAMES[by]]),
    beaten: inTurn(beaten, 4).map(([by, from, n, reason]) => [NAMES[by], [from, from + n], NAMES[reason]])}));
  for (const record of article.records) {
    record.rule = NAMES[record.rule];
    for (const part of record.merged || []) part.rule = NAMES[part.rule];
    if (record.at) record.in = sentencesOver(article, record.at);
  }
}

/** What a node was made from: a node, or words that are none; the field it fills, the element of the rule that took it. */
function partOf(part, own) {
  const [before, field, element, start, length] = Array.isArray(part) ? part : [part];
  return {node: before ? own - before : undefined, field: NAMES[field] || '', element: NAMES[element] || '',
          at: start === undefined ? undefined : [start, start + length]};
}

function sentencesOver(article, [start, end]) {
  const first = article.sentences[lowerBound(article.sentences, start + 1, s => s[1])];
  const last = article.sentences[lowerBound(article.sentences, end, s => s[0]) - 1];
  return first && last && first[0] < end ? [Math.min(start, first[0]), Math.max(end, last[1])] : [start, end];
}

function inTurn(list, size) {
  return Array.from({length: list.length / size}, (_, i) => list.slice(i * size, i * size + size));
}

class ArticleView {
  constructor() {
    this.hidden = new Set();  // layers
    this.query = '';
    this.legend = el('div', {class: 'legend', role: 'group', 'aria-label': 'Layers'});
    this.facets = [
      new Facet('Type', r => [r.sub ? `${spoken(r.t)} · ${r.sub.replace(/_/g, ' ')}` : spoken(r.t)], null, () => this.refilter()),
      new Facet('Rule', r => rulesOf(r), null, () => this.refilter()),
      new Facet('Speaker', r => r.said ? [r.said] : [], id => this.facts.name(id), () => this.refilter()),
      new Facet('Support', r => r.support ? [r.support] : [], spoken, () => this.refilter())];
    this.search = searchBox('Search facts and text  ( / )', text => { this.query = text.trim().toLowerCase(); this.refilter(); });
    this.result = el('p', {class: 'result', role: 'status', 'aria-live': 'polite'});
    this.textColumn = el('article', {class: 'column'});
    this.factColumn = el('section', {class: 'facts', 'aria-label': 'Facts'});
    this.status = el('p', {class: 'status', 'aria-hidden': 'true'});
    this.head = el('header', {class: 'mast'});
    document.body.append(
      el('a', {class: 'skip', href: '#facts'}, 'To the facts'), this.head,
      measure(el('div', {class: 'tools'}, this.legend, el('div', {class: 'filters'}, this.search, this.facets.map(f => f.node)), this.result)),
      el('main', {class: 'two'}, this.textColumn, this.factColumn), this.status,
      foot([['/', 'search'], ['↑ ↓', 'facts'], ['← →', 'marks of the text'], ['Enter', 'how it was found'], ['Esc', 'back']]));
    this.factColumn.id = 'facts';
    document.addEventListener('keydown', event => this.key(event));
    this.show(0);
  }

  show(number) {
    const article = DATA.articles[number];
    unpack(article);
    this.article = article;
    this.head.replaceChildren(...this.heading(article, number));
    this.text = new ArticleText(article, (records, how) => this.fromText(records, how));
    this.facts = new Facts(article, (record, how) => this.fromFacts(record, how));
    this.textColumn.replaceChildren(this.text.node);
    this.factColumn.replaceChildren(article.records.length ? this.facts.node : el('p', {class: 'empty'}, 'Nothing was found in this text.'));
    for (const facet of this.facets) facet.fill(article.records);
    this.fillLegend();
    this.refilter();
  }

  heading(article, number) {
    const meta = [article.source, article.published, article.author, link(article.url, article.url), article.id !== article.title && article.id].filter(Boolean);
    const out = [el('p', {class: 'brand'}, 'wirefacts'), el('h1', {}, article.title),
                 el('p', {class: 'meta'}, meta.map((m, i) => [i > 0 && ' · ', m]))];
    if (DATA.articles.length > 1 || DATA.left_out) {
      const choice = el('select', {'aria-label': 'Article', change: () => this.show(Number(choice.value))},
                        DATA.articles.map((a, i) => el('option', {value: i, selected: i === number}, `${i + 1}. ${shortened(a.title, 90)}`)));
      out.push(el('p', {class: 'meta'}, choice, DATA.left_out ? ` ${count(DATA.left_out, 'more article')} left out: show --most N takes more` : ''));
    }
    return out;
  }

  fillLegend() {
    const counts = {};
    for (const record of this.article.records) counts[layerOf(record)] = (counts[layerOf(record)] || 0) + 1;
    this.legend.replaceChildren(...Object.keys(LAYERS).filter(layer => counts[layer]).map(layer => {
      const button = el('button', {type: 'button', class: 'chip', 'data-layer': layer, 'aria-pressed': String(!this.hidden.has(layer)), click: () => {
        this.hidden.has(layer) ? this.hidden.delete(layer) : this.hidden.add(layer);
        button.setAttribute('aria-pressed', String(!this.hidden.has(layer)));
        this.refilter();
      }}, el('i', {class: 'swatch', 'data-layer': layer}), LAYERS[layer], ' ', el('small', {}, counts[layer]));
      return button;
    }));
  }

  refilter() {
    const records = this.article.records;
    const shown = i => !this.hidden.has(layerOf(records[i])) && this.facets.every(facet => facet.has(records[i])) &&
      (!this.query || this.facts.texts[i].includes(this.query));
    const kept = records.map((_, i) => shown(i));
    const number = this.facts.filter(i => kept[i]);
    const layersOnly = i => !this.hidden.has(layerOf(records[i])) && this.facets.every(facet => facet.has(records[i]));
    this.text.paint(layersOnly);
    const found = this.text.find(this.query);
    const filtered = number !== records.length;
    this.result.textContent = (filtered ? `${number} of ${count(records.length, 'fact')}` : count(records.length, 'fact')) +
      (this.query ? `, ${found ? count(found, 'place') : 'no place'} in the text` : '');
  }

  lightRecord(i) {
    if (i < 0) return this.text.light([]);
    const record = this.article.records[i];
    const within = record.evidence || (record.in ? [record.in] : null);
    const roles = (record.fields || []).flatMap(([, values]) => values).concat(record.said || [])
      .filter(v => typeof v === 'string').map(id => this.facts.byId.get(id)).filter(n => n !== undefined);
    this.text.light([...roles.map(n => [n, 'lit-role', within]), [i, 'lit']]);
  }

  fromText(records, how) {
    if (how === 'open' && records.length) {
      if (this.facts.rows[records[0]].hidden) this.clearFilters();
      this.facts.toggle(records[0]);
    }
    const own = records.length ? records : this.facts.opened !== undefined ? [this.facts.opened] : [];
    this.facts.light(own);
    this.lightRecord(own.length ? own[0] : -1);
    this.say(records);
  }

  fromFacts(record, how) {
    this.facts.light(record >= 0 ? [record] : []);
    this.lightRecord(record);
    if (this.inTwoColumns() && (how === 'open' || (how === 'over' && this.facts.node.contains(document.activeElement)))) this.text.scrollTo(record);
    this.say([]);
  }

  /** In one column text and table move together: then neither is scrolled for the sake of the other. */
  inTwoColumns() { return getComputedStyle(this.factColumn).position === 'sticky'; }

  say(records) {
    this.status.replaceChildren(...records.slice(0, 4).map(i => {
      const record = this.article.records[i];
      return el('span', {}, el('i', {class: 'swatch', 'data-layer': layerOf(record)}), spoken(record.t), ' ', el('b', {}, shortened(this.facts.title(record), 60)));
    }));
  }

  clearFilters() {
    this.hidden.clear();
    this.query = this.search.value = '';
    for (const facet of this.facets) facet.clear();
    this.fillLegend();
    this.refilter();
  }

  /** Esc: what is open closes first, then filters go. */
  key(event) {
    if (event.key !== 'Escape') return;
    if (this.facts.opened !== undefined) {
      const row = this.facts.rows[this.facts.opened];
      this.facts.close();
      if (document.activeElement === document.body) row.focus({preventScroll: true});
    } else {
      this.clearFilters();
      if (document.activeElement === this.search) this.search.blur();
    }
  }
}

function rulesOf(record) {
  const names = record.mentions ? record.mentions.map(m => NAMES[m[3]]) : [record.rule];
  return [...new Set(names.filter(Boolean))];
}

function start() {
  NAMES = DATA.names;
  new ArticleView();
}
