// The article's words with all layers. Spans may cross and nest: the text is cut at every border, and each piece
// knows all marks over it.

const LAYERS = {
  event: 'Events', quote: 'Quotations', person: 'People', org: 'Organizations', group: 'Groups', thing: 'Other names',
  place: 'Places', time: 'Times', quantity: 'Quantities', claim: 'Claims'};
const MOST_LINES = 4;  // lines under one word

function layerOf(record) {
  if (record.k !== 'entity') return record.k;
  return {PERSON: 'person', ORG: 'org', GROUP: 'group'}[record.t] || 'thing';
}

class ArticleText {
  /** `touched(records, how)`: pointer or keys are over these records; how is "over", "out" or "open". */
  constructor(article, touched) {
    this.article = article;
    this.touched = touched;
    this.offsets = new Offsets(article.text);
    this.marks = [];
    article.records.forEach((record, i) => this.addMarks(record, i));
    for (const [start, end, why] of article.grey) this.marks.push({start, end, layer: 'grey', why, record: -1});
    this.marks = this.marks.filter(mark => mark.end > mark.start);
    this.ofRecord = new Map();
    for (const mark of this.marks) {
      if (!this.ofRecord.has(mark.record)) this.ofRecord.set(mark.record, []);
      this.ofRecord.get(mark.record).push(mark);
    }
    this.giveLines();
    this.node = el('div', {class: 'text', tabindex: '0', role: 'region', 'aria-label': 'Text; arrow keys go from mark to mark',
                           pointerover: e => this.over(e), pointerleave: () => this.touched([], 'out'),
                           click: e => this.open(e), keydown: e => this.key(e)});
    this.build();
    this.cursor = -1;
    this.paint(() => true);
  }

  addMarks(record, i) {
    const layer = layerOf(record);
    const add = (at, role) => at && this.marks.push({start: at[0], end: at[1], layer, role, record: i});
    if (record.mentions) for (const mention of record.mentions) add(mention, 'line');
    else if (record.k === 'event') {
      add(record.at, 'fill');
      for (const part of record.merged || []) if (part.at.join() !== record.at.join()) add(part.at, 'fill');
      for (const sentence of record.evidence || []) add(sentence, 'hidden');
    } else if (record.k === 'claim') {
      const node = this.article.nodes[record.node];
      add(node ? node.at : record.at, 'line');
      add(record.at, 'hidden');
    } else add(record.at, record.k === 'quote' ? 'wash' : 'line');
  }

  /** Shorter marks get the lines nearest to the words. */
  giveLines() {
    const lines = this.marks.filter(mark => mark.role === 'line').sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
    const taken = Array.from({length: MOST_LINES}, () => []);  // by line: marks, by start
    const free = (line, mark) => {
      const at = lowerBound(taken[line], mark.start, m => m.start);
      const before = taken[line][at - 1], behind = taken[line][at];
      return !(before && before.end > mark.start) && !(behind && behind.start < mark.end);
    };
    for (const mark of lines) {
      let line = 0;
      while (line < MOST_LINES - 1 && !free(line, mark)) ++line;
      mark.line = line;
      taken[line].splice(lowerBound(taken[line], mark.start, m => m.start), 0, mark);
    }
  }

  build() {
    const borders = new Set();
    for (const mark of this.marks) borders.add(mark.start).add(mark.end);
    const cuts = [...borders].sort((a, b) => a - b);
    const starting = [...this.marks.keys()].sort((a, b) => this.marks[a].start - this.marks[b].start);
    this.pieces = [];
    this.active = new Set();
    let next = 0;
    let last = 0;
    const paragraphs = [];
    for (const [start, end, kind] of this.article.paragraphs) {
      if (this.offsets.words(last, start).trim()) paragraphs.push([last, start, 'p']);
      paragraphs.push([start, end, kind]);
      last = end;
    }
    if (this.offsets.words(last, this.offsets.length).trim()) paragraphs.push([last, this.offsets.length, 'p']);
    for (const [start, end, kind] of paragraphs) {
      const node = el(kind === 'h' ? 'h2' : kind === 't' ? 'pre' : 'p', {});
      for (let from = start; from < end;) {
        const cut = cuts[lowerBound(cuts, from + 1, x => x)];
        const to = Math.min(end, cut === undefined ? end : cut);
        for (; next < starting.length && this.marks[starting[next]].start <= from; ++next) this.active.add(starting[next]);
        for (const i of this.active) if (this.marks[i].end <= from) this.active.delete(i);
        node.append(this.piece(from, to));
        from = to;
      }
      this.node.append(node);
    }
  }

  piece(start, end) {
    const words = visible(this.offsets.words(start, end));
    if (this.active.size === 0) return document.createTextNode(words);
    const node = el('span', {'data-p': this.pieces.length});
    node.textContent = words;
    const piece = {start, end, node, marks: [...this.active]};
    this.pieces.push(piece);
    return node;
  }

  /** `shown(record number)`: its marks are to be seen. */
  paint(shown) {
    this.shown = shown;
    for (const piece of this.pieces) {
      const marks = piece.marks.map(i => this.marks[i]).filter(m => m.role !== 'hidden' && (m.record < 0 || shown(m.record)));
      const lines = marks.filter(m => m.role === 'line');
      const layers = new Set(marks.map(m => m.layer));
      piece.node.className = [...new Set(marks.map(m => m.role === 'line' ? 'marked' : 'is-' + m.layer))].join(' ');
      piece.node.dataset.layers = [...layers].join(' ');
      piece.node.style.backgroundImage = lines.map(m => `var(--stroke-${m.layer})`).join(',');
      piece.node.style.backgroundPosition = lines.map(m => `0 calc(100% - ${(MOST_LINES - 2 - m.line) * 3}px)`).join(',');
      piece.stops = marks.length > 0 && marks.some(m => m.record >= 0);
    }
  }

  piecesOf(mark) {
    const from = lowerBound(this.pieces, mark.start, piece => piece.start);
    const to = lowerBound(this.pieces, mark.end, piece => piece.start);
    return this.pieces.slice(from, to);
  }

  /** Shows where these records stand: [[record, class]…], within [start, end] if given. */
  light(items) {
    for (const piece of this.lit || []) piece.node.classList.remove('lit', 'lit-role', 'lit-in', 'begins', 'ends');
    this.lit = [];
    for (const [record, name, within] of items) {
      for (const mark of this.ofRecord.get(record) || []) {
        if (within && !within.some(([start, end]) => mark.start < end && start < mark.end)) continue;
        const style = mark.role === 'hidden' ? 'lit-in' : name;
        if (mark.role === 'hidden' && name !== 'lit') continue;
        const pieces = this.piecesOf(mark);
        for (const piece of pieces) {
          piece.node.classList.add(style);
          this.lit.push(piece);
        }
        if (style !== 'lit-in' && pieces.length) {
          pieces[0].node.classList.add('begins');
          pieces[pieces.length - 1].node.classList.add('ends');
        }
      }
    }
  }

  scrollTo(record) {
    const mark = (this.ofRecord.get(record) || []).find(m => m.role !== 'hidden');
    const piece = mark && this.piecesOf(mark)[0];
    if (piece) piece.node.scrollIntoView({block: 'nearest'});
  }

  /** Records over a piece: the shortest mark first. */
  recordsAt(piece) {
    const marks = piece.marks.map(i => this.marks[i]).filter(m => m.record >= 0 && m.role !== 'hidden' && this.shown(m.record));
    marks.sort((a, b) => (a.role === 'fill' ? -1 : 0) - (b.role === 'fill' ? -1 : 0) || a.end - a.start - (b.end - b.start));
    return [...new Set(marks.map(m => m.record))];
  }

  pieceUnder(event) {
    const node = event.target.closest('[data-p]');
    return node && this.pieces[Number(node.dataset.p)];
  }
  over(event) {
    const piece = this.pieceUnder(event);
    this.touched(piece ? this.recordsAt(piece) : [], piece && piece.stops ? 'over' : 'out');
  }
  open(event) {
    const piece = this.pieceUnder(event);
    if (!piece || !piece.stops || !document.getSelection().isCollapsed) return;
    this.setCursor(this.pieces.indexOf(piece));
    this.openNext();
  }

  /** Of records that lie over each other the next one with each press. */
  openNext() {
    const records = this.recordsAt(this.pieces[this.cursor]);
    if (records.length) this.touched([records[this.turn++ % records.length]], 'open');
  }

  setCursor(at) {
    if (at !== this.cursor) this.turn = 0;
    if (this.pieces[this.cursor]) this.pieces[this.cursor].node.classList.remove('cursor');
    this.cursor = at;
    const piece = this.pieces[at];
    if (!piece) return;
    piece.node.classList.add('cursor');
    piece.node.scrollIntoView({block: 'nearest'});
    this.touched(this.recordsAt(piece), 'over');
  }

  key(event) {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      let at = this.cursor < 0 && step < 0 ? this.pieces.length : this.cursor;
      do at += step; while (this.pieces[at] && !this.pieces[at].stops);
      if (this.pieces[at]) this.setCursor(at);
      event.preventDefault();
    } else if ((event.key === 'Enter' || event.key === ' ') && this.pieces[this.cursor]) {
      this.openNext();
      event.preventDefault();
    }
  }

  /** Marks all places of a word, ignoring case; gives their number. */
  find(query) {
    CSS.highlights?.delete('found');
    if (query.length < 2) return 0;
    const ranges = [];
    const walker = document.createTreeWalker(this.node, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const place = unit => {
      const [start, node] = nodes[lowerBound(nodes, unit + 1, n => n[0]) - 1];
      return [node, Math.min(unit - start, node.data.length)];
    };
    const folded = text.replace(/./gsu, c => c.toLowerCase().length === c.length ? c.toLowerCase() : c);
    for (let at = folded.indexOf(query); at >= 0 && ranges.length < 1000; at = folded.indexOf(query, at + query.length)) {
      const range = new Range();
      range.setStart(...place(at));
      const [node, offset] = place(at + query.length - 1);
      range.setEnd(node, offset + 1);
      ranges.push(range);
    }
    if (ranges.length) CSS.highlights?.set('found', new Highlight(...ranges));
    return ranges.length;
  }
}

/** The first place of a sorted list whose key is not below `key`. */
function lowerBound(list, key, of) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
