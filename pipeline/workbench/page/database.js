// The page of a database: articles, people, a timeline and a map; every fact in its sentence.

const KINDS = {event: 'Events', quote: 'Quotations', mention: 'Only mentioned'};
const PERSON = 1, ARTICLE = 2, PLACE = 4, RANGE = 8, FILTER = 16;
const MOST_ROWS = 200;  // at first, and with each "more"

class DatabaseView {
  constructor() {
    DATA.facts.forEach((fact, i) => {
      fact.i = i;
      fact.p = fact.p || [];
      fact.l = fact.l || [];
      fact.day = fact.date || DATA.articles[fact.a].day || '';
    });
    this.reset();
    const changed = () => this.refilter();
    this.facets = [
      new Facet('Kind', f => [f.k], kind => KINDS[kind], changed),
      new Facet('Type', f => f.k === 'mention' ? [] : [f.t], spoken, changed),
      new Facet('Source', f => [DATA.articles[f.a].source].filter(Boolean), null, changed),
      new Facet('Rule', f => f.rule ? [f.rule] : [], null, changed)];
    for (const facet of this.facets) facet.fill(DATA.facts);
    this.search = searchBox('Search facts, people, places  ( / )', text => { this.query = text.trim().toLowerCase(); this.refilter(); });
    this.result = el('p', {class: 'result', role: 'status', 'aria-live': 'polite'});
    this.picked = el('div', {class: 'picked'});
    this.timeline = new Timeline(range => { this.range = range; this.refilter(); });
    this.map = new PlaceMap(place => { this.place = this.place === place ? -1 : place; this.refilter(); });
    this.people = new Index('People', DATA.people.map(p => [p.name, p.offices]), i => { this.person = this.person === i ? -1 : i; this.refilter(); });
    this.articles = new Index('Articles', DATA.articles.map(a => [a.title, [a.day, a.source].filter(Boolean).join(' · ')]), i => { this.article = this.article === i ? -1 : i; this.refilter(); });
    this.list = el('div', {class: 'list', keydown: e => this.key(e), click: e => this.click(e)});
    this.more = el('button', {type: 'button', class: 'morebutton', click: () => { this.most += MOST_ROWS; this.fillList(); }}, 'More');
    this.texts = DATA.facts.map(f => [f.s, f.who, f.did, f.whom, f.where, f.sub, f.t, f.rule, ...f.p.map(p => DATA.people[p].name),
                                      ...f.l.map(l => DATA.places[l].name), DATA.articles[f.a].title].join(' ').toLowerCase());
    document.body.append(
      el('a', {class: 'skip', href: '#list'}, 'To the facts'), this.heading(),
      measure(el('div', {class: 'tools'}, el('div', {class: 'filters'}, this.search, this.facets.map(f => f.node)), this.result, this.picked)),
      el('div', {class: 'pictures'}, this.timeline.node, this.map.node),
      el('main', {class: 'three'}, el('section', {id: 'list', 'aria-label': 'Facts'}, el('h2', {}, 'Facts'), this.list, this.more), this.people.node, this.articles.node),
      foot([['/', 'search'], ['↑ ↓', 'lists'], ['← →', 'timeline, map'], ['+ −', 'zoom'], ['Enter', 'choose'], ['Esc', 'clear']]));
    document.addEventListener('keydown', event => event.key === 'Escape' && this.clear());
    this.refilter();
  }

  reset() {
    this.query = '';
    this.person = this.article = this.place = -1;
    this.range = null;
  }

  heading() {
    const events = DATA.facts.filter(f => f.k === 'event').length, quotes = DATA.facts.filter(f => f.k === 'quote').length;
    const days = DATA.articles.map(a => a.day).filter(Boolean).sort();
    const span = days.length ? `, published ${days[0]} to ${days[days.length - 1]}` : '';
    return el('header', {class: 'mast'}, el('p', {class: 'brand'}, 'wirefacts'), el('h1', {}, DATA.name),
              el('p', {class: 'meta'}, `${count(DATA.articles.length, 'article')}${span} · ${count(events, 'event')} · ${count(quotes, 'quotation')} · ${NUMBER.format(DATA.people.length)} people · ${count(DATA.places.length, 'place')} on the map`),
              DATA.left_out > 0 && el('p', {class: 'meta warn'}, `The newest articles only: ${count(DATA.left_out, 'older article')} left out. The database has them all; show --most N takes more.`));
  }

  /** Which choices speak against a fact, as bits: a picture shows what all choices but its own leave. */
  judge(f) {
    f.against = (this.person >= 0 && !f.p.includes(this.person) ? PERSON : 0) |
      (this.article >= 0 && f.a !== this.article ? ARTICLE : 0) |
      (this.place >= 0 && !f.l.includes(this.place) ? PLACE : 0) |
      (this.range && !(f.day && f.day >= this.range[0] && f.day < this.range[1]) ? RANGE : 0) |
      (this.facets.every(facet => facet.has(f)) && (!this.query || this.texts[f.i].includes(this.query)) ? 0 : FILTER);
  }

  refilter() {
    for (const fact of DATA.facts) this.judge(fact);
    const but = own => DATA.facts.filter(f => (f.against & ~own) === 0);
    const shown = but(0);
    const asked = this.person >= 0 || this.place >= 0 || this.article >= 0 || this.query || this.facets[0].chosen.size;
    this.shown = asked ? shown : shown.filter(f => f.k !== 'mention');
    this.shown.sort((a, b) => (a.k === 'mention') - (b.k === 'mention'));
    this.most = MOST_ROWS;
    this.fillList();
    this.timeline.fill(but(RANGE).filter(f => f.k !== 'mention'), this.range);
    this.map.fill(but(PLACE), this.place);
    this.people.fill(but(PERSON).flatMap(f => f.p), this.person);
    this.articles.fill(but(ARTICLE).filter(f => f.k !== 'mention').map(f => f.a), this.article);
    this.result.textContent = count(this.shown.length, 'fact');
    const pick = (label, undo) => el('button', {type: 'button', class: 'pick', click: undo}, label, ' ×');
    this.picked.replaceChildren(...[
      this.person >= 0 && pick(DATA.people[this.person].name, () => { this.person = -1; this.refilter(); }),
      this.place >= 0 && pick(DATA.places[this.place].name, () => { this.place = -1; this.refilter(); }),
      this.article >= 0 && pick(shortened(DATA.articles[this.article].title, 60), () => { this.article = -1; this.refilter(); }),
      this.range && pick(this.range[2], () => { this.range = null; this.refilter(); })].filter(Boolean));
  }

  fillList() {
    const rows = this.shown.slice(0, this.most).map(f => this.row(f));
    this.list.replaceChildren(...(rows.length ? rows : [el('p', {class: 'empty'}, 'Nothing fits all filters. Esc clears them.')]));
    if (rows.length) rows[0].tabIndex = 0;
    this.more.hidden = this.shown.length <= this.most;
    this.more.textContent = `More: ${NUMBER.format(this.shown.length - this.most)} left`;
  }

  row(f) {
    const offsets = new Offsets(f.s);
    const article = DATA.articles[f.a];
    const [start, end] = f.w;
    const flags = [f.realis && spoken(f.realis).toLowerCase(), f.polarity].filter(Boolean);
    const facts = [f.where, f.when || f.date, f.many && roles(f.many), f.much && roles(f.much), ...flags].filter(Boolean).join(' · ');
    const head = f.k === 'event' ? [f.who && [el('b', {}, f.who), ' – '], f.did, f.whom && [' – ', el('b', {}, f.whom)]]
      : f.k === 'quote' ? [f.who ? el('b', {}, f.who) : 'Somebody', spokenCue(f.did) && ` ${f.did}`] : f.p.length ? el('b', {}, DATA.people[f.p[0]].name) : el('b', {}, DATA.places[f.l[0]].name);
    return el('article', {class: `fact is-kind-${f.k}`, 'data-i': f.i, tabindex: '-1'},
              el('p', {class: 'kicker'}, f.k === 'quote' ? 'Quotation' : f.k === 'mention' ? 'Mentioned' : spoken(f.t), f.k === 'event' && f.sub && spoken(f.sub) !== spoken(f.t) && ` · ${spoken(f.sub).toLowerCase()}`),
              el('p', {class: 'main'}, head), facts && el('p', {class: 'more'}, facts),
              el('p', {class: 'sentence'}, offsets.words(0, start), el('mark', {}, offsets.words(start, end)), offsets.words(end, offsets.length)),
              el('p', {class: 'more'}, article.day && `${article.day} · `, el('button', {type: 'button', class: 'linkish', 'data-article': f.a}, shortened(article.title, 90)), article.url && [' · ', link(article.url, 'source')]));
  }

  click(event) {
    const button = event.target.closest('[data-article]');
    if (!button) return;
    const article = Number(button.dataset.article);
    this.article = this.article === article ? -1 : article;
    this.refilter();
  }

  key(event) { moveAmong([...this.list.children], event, to => { to.tabIndex = 0; to.focus(); }); }

  clear() {
    const open = document.querySelector('details.facet[open]');
    if (open) open.open = false;
    this.reset();
    this.search.value = '';
    for (const facet of this.facets) facet.clear();
    this.refilter();
  }
}

/** Names with numbers, the most frequent first; one of them can be picked. */
class Index {
  constructor(title, names, pick) {
    this.names = names;
    this.list = el('ol', {class: 'index', keydown: e => this.key(e)});
    this.note = el('small', {});
    this.node = el('section', {'aria-label': title}, el('h2', {}, title, ' ', this.note), this.list);
    this.list.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button) pick(Number(button.dataset.i));
    });
  }
  fill(numbers, picked) {
    const counts = new Map();
    for (const n of numbers) counts.set(n, (counts.get(n) || 0) + 1);
    const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (this.names[a][0] < this.names[b][0] ? -1 : 1));
    const focused = document.activeElement.closest && document.activeElement.closest('.index') === this.list ? document.activeElement.dataset.i : null;
    this.list.replaceChildren(...order.slice(0, MOST_ROWS).map(n => el('li', {},
      el('button', {type: 'button', 'data-i': n, 'aria-pressed': String(n === picked)}, el('span', {}, el('span', {}, this.names[n][0]), this.names[n][1] && [' ', el('small', {}, this.names[n][1])]), el('small', {}, NUMBER.format(counts.get(n)))))));
    this.note.textContent = order.length > MOST_ROWS ? `${MOST_ROWS} of ${NUMBER.format(order.length)}` : NUMBER.format(order.length);
    if (focused !== null) this.list.querySelector(`[data-i="${focused}"]`)?.focus();
  }
  key(event) { moveAmong([...this.list.querySelectorAll('button')], event, to => to.focus()); }
}

function start() { new DatabaseView(); }
