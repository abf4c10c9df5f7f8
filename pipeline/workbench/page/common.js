'use strict';
// What both pages share: the data, elements, facets, keys. Text only ever becomes text nodes.

let DATA;

/** What stands in the page, compressed and in base64. */
async function readData() {
  const text = atob(document.getElementById('data').textContent);
  const stream = new Blob([Uint8Array.from(text, c => c.charCodeAt(0))]).stream();
  return JSON.parse(await new Response(stream.pipeThrough(new DecompressionStream('deflate'))).text());
}

addEventListener('DOMContentLoaded', async () => {
  try {
    DATA = await readData();
    start();
  } catch (error) {
    document.body.append(`This page needs a browser of 2023 or later. (${error})`);
    throw error;
  }
});

/** An element. `attributes`: strings are set, functions listen; children are nodes, texts or nothing. */
function el(tag, attributes = {}, ...children) {
  const out = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') out.addEventListener(name, value);
    else out.setAttribute(name, value === true ? '' : value);
  }
  append(out, children);
  return out;
}

function append(parent, children) {
  for (const child of children.flat(9)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : visible(String(child)));
  }
}

const SIGNS = {0x061c: 'ALM', 0x200e: 'LRM', 0x200f: 'RLM', 0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO',
               0x202e: 'RLO', 0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM'};

/** Control characters as signs one can see: none of them turns or hides what stands around it. */
function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, c => {
    const code = c.charCodeAt(0);
    if (code === 13) return '';
    if (code < 32) return String.fromCharCode(0x2400 + code);
    return code === 127 ? '\u2421' : '\u27e8' + (SIGNS[code] || 'U+' + code.toString(16).padStart(4, '0')) + '\u27e9';
  });
}

/** Code points and the UTF-16 units that scripts count in. */
class Offsets {
  constructor(text) {
    this.text = text;
    this.plain = !/[\ud800-\udbff]/.test(text);
    if (this.plain) return;
    const units = [];
    for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) units.push(i);
    units.push(text.length);
    this.units = Uint32Array.from(units);
  }
  get length() { return this.plain ? this.text.length : this.units.length - 1; }
  unit(point) { return this.plain ? point : this.units[Math.min(point, this.units.length - 1)]; }
  words(start, end) { return this.text.slice(this.unit(start), this.unit(end)); }
}

const NUMBER = new Intl.NumberFormat('en');
const count = (n, noun) => `${NUMBER.format(n)} ${noun}${n === 1 ? '' : 's'}`;
/** AGREEMENT_SIGN → "Agreement sign", n_participants → "Number of participants". */
function spoken(name) {
  const words = name.replace(/^n_/, 'number of ').replace(/_/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
/** Roles behind figures: "900 people (n_participants)" as people read it. */
function roles(figures) { return figures.replace(/\((\w+)\)/g, (_, name) => `(${spoken(name.replace(/^n_/, '')).toLowerCase()})`); }

/** A headline has its speaker behind a dash: that is no word. */
function spokenCue(cue) { return /\p{L}/u.test(cue || '') && cue; }

function shortened(text, most) {
  return text.length <= most ? text : text.slice(0, text.lastIndexOf(' ', most)) + ' …';
}

/** One group of boxes to tick; inside it "or", between groups "and". `of(item)` gives the names an item has. */
class Facet {
  constructor(title, of, label, changed) {
    Object.assign(this, {title, of, label: label || (x => x), changed, chosen: new Set()});
    this.badge = el('span', {class: 'badge'});
    this.list = el('ul', {class: 'choices'});
    this.node = el('details', {class: 'facet', name: 'facet'}, el('summary', {}, title, ' ', this.badge), this.list);
    this.node.addEventListener('keydown', event => this.key(event));
  }
  fill(items) {
    const counts = new Map();
    for (const item of items) for (const name of this.of(item)) counts.set(name, (counts.get(name) || 0) + 1);
    this.chosen.clear();
    this.badge.textContent = '';
    const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (this.label(a) < this.label(b) ? -1 : 1));
    this.list.replaceChildren(...names.slice(0, 300).map(name => {
      const box = el('input', {type: 'checkbox', change: () => this.choose(name, box.checked)});
      return el('li', {}, el('label', {}, box, el('span', {}, this.label(name)), el('small', {}, NUMBER.format(counts.get(name)))));
    }));
    if (names.length > 300) this.list.append(el('li', {}, el('small', {}, `${count(names.length - 300, 'rarer name')} left out`)));
    this.node.hidden = names.length === 0;
    this.node.open = false;
  }
  choose(name, on) {
    on ? this.chosen.add(name) : this.chosen.delete(name);
    this.badge.textContent = this.chosen.size ? String(this.chosen.size) : '';
    this.changed();
  }
  clear() {
    this.chosen.clear();
    this.badge.textContent = '';
    for (const box of this.list.querySelectorAll('input')) box.checked = false;
  }
  has(item) { return this.chosen.size === 0 || this.of(item).some(name => this.chosen.has(name)); }
  key(event) {
    const boxes = [...this.list.querySelectorAll('input')];
    const at = boxes.indexOf(document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && this.node.open && boxes.length) {
      boxes[Math.max(0, Math.min(boxes.length - 1, at + step))].focus();
      event.preventDefault();
    }
    if (event.key === 'Escape' && this.node.open) {
      this.node.open = false;
      this.node.querySelector('summary').focus();
      event.stopPropagation();
    }
  }
}

/** Facets that are open close when something else is pressed. */
document.addEventListener('pointerdown', event => {
  for (const open of document.querySelectorAll('details.facet[open]')) if (!open.contains(event.target)) open.open = false;
});

/** What stays at the top of the window is left free by what sticks or scrolls below it. */
function measure(tools) {
  new ResizeObserver(() => {
    const sticks = getComputedStyle(tools).position === 'sticky';
    document.documentElement.style.setProperty('--tools', `${sticks ? tools.offsetHeight : 0}px`);
  }).observe(tools);
  return tools;
}

/** Up, down, Home, End, Page among the rows that are shown; one of them takes the tab. */
function moveAmong(rows, event, go) {
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity};
  if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = rows.indexOf(event.target.closest('[data-i]'));
  if (at < 0 || rows.length === 0) return false;
  go(rows[Math.max(0, Math.min(rows.length - 1, at + steps[event.key]))]);
  event.preventDefault();
  return true;
}

/** A search box: '/' reaches it from anywhere. */
function searchBox(placeholder, changed) {
  const input = el('input', {type: 'search', class: 'search', placeholder, 'aria-label': placeholder, spellcheck: 'false',
                             autocomplete: 'off', input: () => changed(input.value)});
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) && document.activeElement.type !== 'checkbox';
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    input.focus();
    input.select();
    event.preventDefault();
  });
  return input;
}

function link(url, text) {
  const safe = /^https?:\/\//i.test(url || '');
  return safe ? el('a', {href: url, rel: 'noreferrer noopener'}, text) : text;
}

/** What the keys do, and who made the page. */
function foot(keys) {
  return el('footer', {}, el('p', {class: 'keys'}, keys.map(([name, what]) => [el('kbd', {}, name), ` ${what}  `])),
            el('p', {}, DATA.made, (DATA.packs || []).map(pack => ` · ${pack}`)));
}
