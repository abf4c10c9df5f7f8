// The timeline and the map of a database: drawn as SVG, moved through with keys as with the pointer.

function svg(tag, attributes = {}, ...children) {
  const out = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') out.addEventListener(name, value);
    else if (value !== undefined && value !== null && value !== false) out.setAttribute(name, value);
  }
  append(out, children);
  return out;
}

/** Facts by day, month or year, whichever gives at most some 60 bars. */
class Timeline {
  constructor(pick) {
    this.pick = pick;
    this.chart = svg('svg', {class: 'chart', viewBox: '0 0 600 280', role: 'group', 'aria-label': 'Timeline; arrow keys go from bar to bar', keydown: e => this.key(e)});
    this.note = el('small', {});
    this.node = el('figure', {class: 'timeline'}, el('figcaption', {}, el('b', {}, 'When'), ' ', this.note), this.chart);
  }

  fill(facts, range) {
    const days = facts.map(f => f.day).filter(day => /^\d{4}/.test(day)).sort();
    const undated = facts.length - days.length;
    this.chart.replaceChildren();
    this.note.textContent = days.length ? (undated ? `${count(undated, 'fact')} without a date left out; by date of the event, else of publication` : 'by date of the event, else of publication') : 'No fact has a date.';
    this.chart.toggleAttribute('hidden', days.length === 0);
    if (!days.length) return;
    const size = [10, 7, 4, 3].find(n => new Set(days.map(day => bin(day, n))).size <= 60 && bins(days, n).length <= 80) || 3;
    const all = bins(days, size);
    const counts = new Map(all.map(b => [b, 0]));
    for (const day of days) counts.set(bin(day, size), (counts.get(bin(day, size)) || 0) + 1);
    const most = Math.max(...counts.values());
    const width = Math.min(40, 590 / all.length);
    all.forEach((b, n) => {
      const number = counts.get(b);
      const x = 5 + n * width, height = number ? Math.max(2, 225 * number / most) : 0;
      const on = range && range[2] === label(b);
      const bar = svg('g', {class: `bar${on ? ' on' : ''}`, tabindex: number ? (n === all.length - 1 || on ? '0' : '-1') : null, role: 'button', 'data-bin': b,
                            'aria-pressed': String(Boolean(on)), 'aria-label': `${label(b)}: ${count(number, 'fact')}`, click: () => this.choose(b, on)},
                      svg('rect', {class: 'hit', x, y: 10, width, height: 235}), svg('rect', {x: x + width * .08, y: 245 - height, width: width * .84, height}),
                      svg('title', {}, `${label(b)}: ${count(number, 'fact')}`));
      this.chart.append(bar);
    });
    this.chart.append(svg('line', {class: 'axis', x1: 5, x2: 5 + all.length * width, y1: 245.5, y2: 245.5}));
    const step = Math.max(1, Math.ceil(70 / width));
    all.forEach((b, n) => n % step === 0 && this.chart.append(svg('text', {x: 5 + (n + .5) * width, y: 264, 'text-anchor': all.length === 1 ? 'middle' : n === 0 ? 'start' : 'middle', dx: n === 0 && all.length > 1 ? -width / 2 : 0}, label(b))));
    if (range) this.chart.querySelector('.on')?.focus?.({preventScroll: true});
  }

  choose(b, on) { this.pick(on ? null : [b, after(b), label(b)]); }
  key(event) {
    const bars = [...this.chart.querySelectorAll('.bar[tabindex]')];
    const at = bars.indexOf(document.activeElement);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (at >= 0 && step) bars[Math.max(0, Math.min(bars.length - 1, at + step))].focus();
    else if (at >= 0 && (event.key === 'Enter' || event.key === ' ')) this.choose(bars[at].dataset.bin, bars[at].classList.contains('on'));
    else return;
    event.preventDefault();
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The first characters of a date: 10 day, 7 month, 4 year, 3 decade. */
function bin(day, size) { return day.length >= size ? day.slice(0, size) : (day + '-01-01'.slice(day.length - 4)).slice(0, size); }
function label(b) {
  if (b.length === 3) return b + '0s';
  const [y, m, d] = b.split('-');
  return [d && Number(d), m && MONTHS[Number(m) - 1], y].filter(Boolean).join(' ');
}
/** The next one of the same size. */
function after(b) {
  if (b.length <= 4) return String(Number(b) + 1).padStart(b.length, '0');
  const [y, m, d] = b.split('-').map(Number);
  if (d) return new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10);
  return m === 12 ? `${String(y + 1).padStart(4, '0')}-01` : `${b.slice(0, 4)}-${String(m + 1).padStart(2, '0')}`;
}
/** All from the first to the last, empty ones too; only those with facts when there are too many. */
function bins(days, size) {
  const first = bin(days[0], size), last = bin(days[days.length - 1], size);
  const out = [];
  for (let b = first; b <= last && out.length <= 400; b = after(b)) out.push(b);
  return out.length > 400 ? [...new Set(days.map(day => bin(day, size)))] : out;
}

/** Equal Earth (Šavrič, Patterson, Jenny 2018): areas keep their sizes. Degrees → units of the drawing. */
function project(lon, lat) {
  const a = [1.340264, -0.081106, 0.000893, 0.003796], half = Math.sqrt(3) / 2;
  const t = Math.asin(half * Math.sin(lat * Math.PI / 180)), t2 = t * t, t6 = t2 * t2 * t2;
  const x = lon * Math.PI / 180 * Math.cos(t) / (half * (a[0] + 3 * a[1] * t2 + t6 * (7 * a[2] + 9 * a[3] * t2)));
  const y = t * (a[0] + a[1] * t2 + t6 * (a[2] + a[3] * t2));
  return [300 + x * 110, 146 - y * 110];
}

const NAME_SIZE = 11;  // pixels of the screen, however small the map is
const nameWidths = new Map();
/** Of a place name, in pixels. */
function nameWidth(name) {
  if (!nameWidths.has(name)) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = `${NAME_SIZE}px ${getComputedStyle(document.body).fontFamily}`;
    nameWidths.set(name, pen.measureText(name).width + 2);
  }
  return nameWidths.get(name);
}

/** Outlines of land, and a dot for each place: as large as its facts are many. */
class PlaceMap {
  constructor(pick) {
    this.pick = pick;
    this.dots = svg('g', {});
    this.names = svg('g', {});  // above all dots, beside them in order
    this.view = [0, 0, 600, 292];
    this.chart = svg('svg', {class: 'chart map', viewBox: this.view.join(' '), role: 'group', 'aria-label': 'Map; arrow keys go from place to place, plus and minus zoom',
                             keydown: e => this.key(e), click: e => this.click(e)}, svg('path', {class: 'land', d: this.outlines()}), this.dots, this.names);
    this.note = el('small', {});
    const zoom = (name, by, text) => el('button', {type: 'button', 'aria-label': name, click: () => this.zoom(by)}, text);
    this.node = el('figure', {class: 'mapbox'}, el('figcaption', {}, el('b', {}, 'Where'), ' ', this.note,
                   el('span', {class: 'zoom'}, zoom('Zoom in', 1.6, '+'), zoom('Zoom out', 1 / 1.6, '−'), el('button', {type: 'button', click: () => this.fit()}, 'Fit'), el('button', {type: 'button', click: () => this.zoom(0)}, 'World'))), this.chart);
    new ResizeObserver(() => this.places && this.scale()).observe(this.chart);
    this.drag();
  }

  outlines() {
    let out = '';
    for (const ring of DATA.land) {
      let lon = 0, lat = 0;
      for (let i = 0; i < ring.length; i += 2) {
        lon += ring[i];
        lat += ring[i + 1];
        const [x, y] = project(lon / 10, lat / 10);
        out += `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      }
      out += 'Z';
    }
    return out;
  }

  fill(facts, picked) {
    const counts = new Map();
    for (const fact of facts) for (const place of fact.l) counts.set(place, (counts.get(place) || 0) + 1);
    this.places = [...counts.keys()].filter(n => DATA.places[n].lat !== null).sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    this.picked = picked;
    this.note.textContent = count(this.places.length, 'place');
    const had = this.dots.contains(document.activeElement) ? document.activeElement.dataset.i : null;
    const most = Math.max(1, ...counts.values());
    const shown = this.places.slice(0, 2000);
    this.names.replaceChildren(...shown.map(n => svg('text', {'data-i': n}, DATA.places[n].name)));
    this.dots.replaceChildren(...shown.map((n, order) => {
      const place = DATA.places[n];
      const [x, y] = project(place.lon, place.lat);
      const text = `${place.name}: ${count(counts.get(n), 'fact')}`;
      return svg('g', {class: `dot${n === picked ? ' on' : ''}`, 'data-i': n, tabindex: order === 0 ? '0' : '-1', role: 'button', 'aria-pressed': String(n === picked), 'aria-label': text},
                 svg('circle', {cx: x, cy: y, 'data-r': 2 + 6 * Math.sqrt(counts.get(n) / most)}), svg('title', {}, text));
    }));
    this.scale();
    if (had !== null) this.dots.querySelector(`[data-i="${had}"]`)?.focus();
  }

  /** Dots and names keep their size on the screen; names stand where there is room, the most frequent first. */
  scale() {
    const k = this.view[2] / 600, pixel = this.view[2] / (this.chart.clientWidth || 600);
    this.chart.setAttribute('viewBox', this.view.map(n => n.toFixed(2)).join(' '));
    const taken = [];
    [...this.dots.children].forEach((dot, order) => {
      const circle = dot.firstChild, text = this.names.children[order];
      const r = circle.dataset.r * k;
      circle.setAttribute('r', r.toFixed(2));
      text.style.fontSize = `${(NAME_SIZE * pixel).toFixed(2)}px`;
      const cx = Number(circle.getAttribute('cx')), y = Number(circle.getAttribute('cy')) + 3.7 * pixel;
      const width = nameWidth(text.textContent) * pixel, right = cx + r + 2.3 * pixel;
      const x = right + width <= this.view[0] + this.view[2] ? right : cx - r - 2.3 * pixel - width;  // at the right edge: to the left
      text.setAttribute('x', x.toFixed(2));
      text.setAttribute('y', y.toFixed(2));
      const box = [x, y - 10.4 * pixel, x + width, y + 2.3 * pixel];
      const inside = box[2] > this.view[0] && box[0] < this.view[0] + this.view[2];
      const free = inside && taken.length < 60 && taken.every(t => box[2] < t[0] || t[2] < box[0] || box[3] < t[1] || t[3] < box[1]);
      text.toggleAttribute('hidden', !free && !dot.classList.contains('on'));
      if (free) taken.push(box);
    });
  }

  set(x, y, width) {
    width = Math.max(12, Math.min(600, width));
    const height = width * 292 / 600;
    this.view = [Math.max(0, Math.min(600 - width, x)), Math.max(0, Math.min(292 - height, y)), width, height];
    this.scale();
  }
  zoom(by) {
    const [x, y, w, h] = this.view;
    by ? this.set(x + w / 2 - w / by / 2, y + h / 2 - h / by / 2, w / by) : this.set(0, 0, 600);
  }
  /** All places that are shown. */
  fit() {
    const points = this.places.map(n => project(DATA.places[n].lon, DATA.places[n].lat));
    if (!points.length) return;
    const xs = points.map(p => p[0]), ys = points.map(p => p[1]);
    const w = Math.max(Math.max(...xs) - Math.min(...xs), (Math.max(...ys) - Math.min(...ys)) * 600 / 292) * 1.2 + 20;
    this.set((Math.min(...xs) + Math.max(...xs)) / 2 - w / 2, (Math.min(...ys) + Math.max(...ys)) / 2 - w * 292 / 1200, w);
  }

  drag() {
    let from = null;
    this.chart.addEventListener('pointerdown', e => { from = {x: e.clientX, y: e.clientY, view: [...this.view]}; this.moved = false; });
    addEventListener('pointermove', e => {
      if (!from || !(e.buttons & 1)) return;
      const k = from.view[2] / this.chart.clientWidth;
      if (Math.hypot(e.clientX - from.x, e.clientY - from.y) > 4) this.moved = true;
      if (this.moved) this.set(from.view[0] - (e.clientX - from.x) * k, from.view[1] - (e.clientY - from.y) * k, from.view[2]);
    });
    addEventListener('pointerup', () => { from = null; });
  }
  click(event) {
    const dot = event.target.closest('.dot');
    if (dot && !this.moved) this.pick(Number(dot.dataset.i));
  }
  key(event) {
    const dots = [...this.dots.children];
    const at = dots.indexOf(document.activeElement);
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key] || 0;
    if (event.key === '+' || event.key === '=') this.zoom(1.6);
    else if (event.key === '-') this.zoom(1 / 1.6);
    else if (at >= 0 && step) dots[Math.max(0, Math.min(dots.length - 1, at + step))].focus();
    else if (at >= 0 && (event.key === 'Enter' || event.key === ' ')) this.pick(Number(dots[at].dataset.i));
    else return;
    event.preventDefault();
  }
}
