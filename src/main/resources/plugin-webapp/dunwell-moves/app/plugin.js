// The page "Move cases": which running cases go to another version of their diagram, checked first, then done.
const ROOT = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const DOOR = ROOT + '/desk/migrations';
const VIEWER = ROOT + '/webjars/bpmn-js/8.0.0/dist/';
const LOOK_AGAIN_MILLIS = 1200;

const STATES = {
  CHECKING: 'is being checked', CHECKED: 'checked, nothing has moved yet', MOVING: 'cases are moving', PAUSED: 'paused', DONE: 'done', DROPPED: 'dropped'
};
const CHANGES = {
  PLACE: change => `“${change.before}” becomes “${change.after}”`,
  WAIT: change => `“${change.label}” ends on another date, from ${day(change.earliest)} to ${day(change.latest)}`,
  DUE: change => `“${change.label}” is due on another date, from ${day(change.earliest)} to ${day(change.latest)}`,
  NAME: change => `the task “${change.before}” is called “${change.after}”`,
  GROUP: change => `“${change.label}” goes from ${change.before || 'nobody'} to ${change.after || 'nobody'}`,
  INSTRUCTION: change => `“${change.label}” gets another instruction`,
  FORM: change => change.before === change.after ? `“${change.label}” gets the new version of its form ${change.after}` : `“${change.label}” gets the form ${change.after} instead of ${change.before}`,
  HANDED_BACK: change => `“${change.label}” is given back by whoever holds it, who is not in its new group`
};

function day(moment) {
  return moment ? new Date(moment).toLocaleDateString('en-GB', {day: 'numeric', month: 'short', year: 'numeric'}) : 'the new date';
}

function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (name.startsWith('on')) {
      node.addEventListener(name.substring(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? '' : value);
    }
  });
  children.flat().filter(child => child !== null && child !== undefined && child !== false).forEach(child => node.append(child));
  return node;
}

let viewerLoaded;
function loadViewer() {
  viewerLoaded = viewerLoaded || new Promise((loaded, failed) => {
    document.head.append(h('link', {rel: 'stylesheet', href: VIEWER + 'assets/diagram-js.css'}));
    document.head.append(h('script', {src: VIEWER + 'bpmn-navigated-viewer.production.min.js', onload: () => loaded(window.BpmnJS), onerror: failed}));
  });
  return viewerLoaded;
}

class MovesPage {

  constructor(container) {
    this.container = container;
    this.slots = {problem: h('div'), plan: h('div'), report: h('div')};
    this.root = h('div', {'class': 'dw-moves'},
      h('h1', {}, 'Move cases'),
      h('p', {'class': 'dw-soft'}, 'Cases go on in the version of the diagram in which they began. Here they are moved to another: checked first on every running case, then done, in small steps. '
        + 'Nothing is sent and nothing is charged by the move itself, what a pause has stopped stays stopped, and a move can be taken back.'),
      this.slots.problem, this.slots.plan, this.slots.report);
    container.append(this.root);
    this.chosen = {};
    this.state = {dates: 'keep', reason: '', tab: 0};
    this.start();
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.root.remove();
  }

  async ask(path, method, body) {
    const headers = {Accept: 'application/json, text/xml'};
    if (method) {
      headers['Content-Type'] = 'application/json';
      headers[this.me.csrfHeader] = this.me.csrfToken;
    }
    const answer = await fetch(DOOR + path, {method: method || 'GET', headers, body: body ? JSON.stringify(body) : undefined, credentials: 'same-origin'});
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      throw new Error(told.detail || (answer.status === 403 ? 'Only process owners may do this.' : `This did not work (${answer.status}).`));
    }
    return answer.headers.get('Content-Type').includes('json') ? answer.json() : answer.text();
  }

  async attempt(work) {
    this.slots.problem.replaceChildren();
    try {
      await work();
    } catch (failed) {
      this.slots.problem.replaceChildren(h('p', {'class': 'dw-wrong', role: 'alert'}, failed.message));
      this.slots.problem.scrollIntoView({block: 'nearest'});
    }
  }

  start() {
    this.attempt(async () => {
      this.me = await this.ask('/me');
      this.processes = await this.ask('/processes');
      this.moves = await this.ask('');
      this.process = this.processes[0];
      this.usualVersions();
      await this.plan();
    });
  }

  usualVersions() {
    const versions = this.process ? this.process.versions : [];
    const old = versions.find((version, index) => index > 0 && version.running > 0) || versions[1];
    this.from = old && old.number;
    this.to = versions[0] && versions[0].number;
  }

  async plan() {
    this.routes = null;
    this.move = null;
    this.chosen = {};
    this.state.tab = 0;
    this.asked = null;
    if (this.from && this.to && this.from !== this.to) {
      this.routes = await this.ask(`/routes?process=${encodeURIComponent(this.process.key)}&from=${this.from}&to=${this.to}`);
    }
    this.draw();
    await this.drawDiagrams();
  }

  // what the person does

  choose(route, from, to) {
    this.chosen[route.process] = Object.assign({}, this.chosen[route.process], {[from]: to});
    this.asked = null;
    this.draw();
    this.drawDiagrams();
  }

  stepOf(route, place) {
    const own = this.chosen[route.process] || {};
    if (place.id in own) {
      return {to: own[place.id] || null, why: 'chosen'};
    }
    return route.steps.find(step => step.from === place.id) || {to: null};
  }

  check() {
    this.attempt(async () => {
      this.move = await this.ask('', 'POST', {process: this.process.key, from: this.from, to: this.to, dates: this.state.dates, steps: this.chosen, reason: this.state.reason});
      this.follow();
      this.slots.report.scrollIntoView({block: 'start'});
    });
  }

  deed(name, body) {
    this.attempt(async () => {
      this.move = await this.ask(`/${this.move.id}/${name}`, 'POST', body || {});
      this.follow();
    });
  }

  follow() {
    this.drawReport();
    clearTimeout(this.timer);
    if (['CHECKING', 'MOVING'].includes(this.move.state) && !this.closed) {
      this.timer = setTimeout(() => this.attempt(async () => {
        this.move = await this.ask(`/${this.move.id}`);
        if (!['CHECKING', 'MOVING'].includes(this.move.state)) {
          this.moves = await this.ask('');
          this.processes = await this.ask('/processes');
          this.process = this.processes.find(process => process.key === this.process.key);
        }
        this.follow();
      }), LOOK_AGAIN_MILLIS);
    }
  }

  // what is seen

  draw() {
    this.slots.plan.replaceChildren(...[this.choice(), this.plans(), this.order()].filter(part => part));
    this.drawReport();
  }

  /** Alone, while a move goes on, so that the diagrams stay as they are. */
  drawReport() {
    this.slots.report.replaceChildren(...[this.report(), this.earlier()].filter(part => part));
  }

  choice() {
    if (!this.process) {
      return h('p', {}, 'No process is deployed.');
    }
    const version = one => h('option', {value: one.number}, `${one.number} · ${one.running} ${one.running === 1 ? 'case' : 'cases'} · ${day(one.deployedAt)}, ${one.deployedBy || 'unknown'}`);
    const select = (label, value, options, change) => {
      const list = h('select', {onchange: event => this.attempt(async () => { change(event.target.value); await this.plan(); })}, options);
      list.value = value === undefined ? '' : value;
      return h('label', {}, label, list);
    };
    return h('div', {'class': 'dw-row'},
      select('Process', this.process.key, this.processes.map(process => h('option', {value: process.key}, process.name)),
        key => { this.process = this.processes.find(process => process.key === key); this.usualVersions(); }),
      select('From version', this.from, this.process.versions.map(version), number => { this.from = Number(number); }),
      select('To version', this.to, this.process.versions.map(version), number => { this.to = Number(number); }));
  }

  plans() {
    if (!this.routes) {
      return h('p', {}, this.process && this.process.versions.length > 1 ? 'Choose two different versions.' : 'There is only one version yet. Deploy a changed diagram from Camunda Modeler first.');
    }
    const route = this.routes[this.state.tab];
    return h('div', {},
      this.routes.length > 1 && h('div', {'class': 'dw-tabs', role: 'tablist'}, this.routes.map((one, index) => h('button', {
        type: 'button', role: 'tab', 'class': index === this.state.tab ? 'btn btn-primary' : 'btn btn-default', 'aria-selected': String(index === this.state.tab),
        onclick: () => { this.state.tab = index; this.asked = null; this.draw(); this.drawDiagrams(); }
      }, one.name + (this.lacking(one).length ? ' (!)' : '')))),
      h('h2', {}, `Where the cases stand: ${route.name}, version ${route.fromVersion}`),
      h('div', {'class': 'dw-diagrams'},
        h('div', {'class': 'dw-diagram'}, h('p', {'class': 'dw-soft'}, `Version ${route.fromVersion}, with the number of cases at each step. `,
          this.me.mayMove ? 'Click a step to say which one takes its place.' : ''), h('div', {'class': 'dw-canvas dw-old'})),
        h('div', {'class': 'dw-diagram'}, h('p', {'class': 'dw-soft'}, this.asked ? `Now click the step that takes the place of “${this.asked.label}”.` : `Version ${route.toVersion}`),
          h('div', {'class': 'dw-canvas dw-new'}))),
      h('h2', {}, 'Which step takes the place of which'),
      this.steps(route));
  }

  shown(route) {
    return route.places.filter(place => place.running > 0 || !this.stepOf(route, place).to || place.id in (this.chosen[route.process] || {}));
  }

  lacking(route) {
    return route.places.filter(place => place.running > 0 && !this.stepOf(route, place).to);
  }

  steps(route) {
    const words = {sameId: 'same id', sameLabel: 'same label', chosen: 'chosen by you'};
    return h('table', {'class': 'dw-steps'},
      h('thead', {}, h('tr', {}, h('th', {}, `Version ${route.fromVersion}`), h('th', {'class': 'dw-number'}, 'Cases'), h('th', {}, `Version ${route.toVersion}`), h('th', {}, 'Why'))),
      h('tbody', {}, this.shown(route).map(place => {
        const step = this.stepOf(route, place);
        const target = route.targets.find(one => one.id === step.to);
        const list = h('select', {'aria-label': `What takes the place of ${place.label}`, disabled: !this.me.mayMove, onchange: event => this.choose(route, place.id, event.target.value)},
          h('option', {value: ''}, 'nothing: cases there cannot move'),
          route.targets.filter(one => one.kind === place.kind).map(one => h('option', {value: one.id}, one.label)));
        list.value = target ? step.to : '';
        return h('tr', {'class': place.running > 0 && !step.to ? 'dw-open' : null, 'data-step': place.id},
          h('td', {}, place.label), h('td', {'class': 'dw-number'}, String(place.running)), h('td', {}, list),
          h('td', {}, step.to ? words[step.why] : place.running > 0 ? 'needs a choice' : 'no case stands there'));
      })));
  }

  order() {
    if (!this.routes || !this.me.mayMove) {
      return this.routes && h('p', {'class': 'dw-soft'}, 'Process owners move cases; you can look.');
    }
    const radio = (value, text) => h('label', {'class': 'dw-choice'}, h('input', {type: 'radio', name: 'dw-dates', value, checked: this.state.dates === value, onchange: () => { this.state.dates = value; }}), ' ' + text);
    return h('div', {},
      h('h2', {}, 'Dates'),
      radio('keep', 'Every wait and every task keeps its date.'),
      radio('recompute', 'Waits and due dates that the new version draws differently get its dates. What would be over ends the next morning.'),
      h('div', {'class': 'dw-row'},
        h('label', {}, 'Why the cases are moved (kept on the audit trail)', h('input', {type: 'text', 'class': 'dw-reason', maxlength: 400, value: this.state.reason, oninput: event => { this.state.reason = event.target.value; }})),
        h('button', {type: 'button', 'class': 'btn btn-primary dw-check', onclick: () => this.check()}, 'Check on the real cases')));
  }

  report() {
    const move = this.move;
    if (!move) {
      return null;
    }
    const count = state => move.cases[state] || 0;
    const all = Object.values(move.cases).reduce((sum, number) => sum + number, 0);
    const done = move.state === 'CHECKING' ? all - count('UNCHECKED') : move.begunAt ? count('MOVED') + count('REFUSED') + count('ENDED') : all;
    const button = (label, primary, deed) => h('button', {type: 'button', 'class': primary ? 'btn btn-primary' : 'btn btn-default', onclick: deed}, label);
    const may = this.me.mayMove;
    const table = (heads, rows) => h('table', {}, h('thead', {}, h('tr', {}, heads.map((head, index) => h('th', {'class': index ? 'dw-number' : null}, head)))),
      h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, index) => h('td', {'class': index ? 'dw-number' : null}, String(cell)))))));
    return h('div', {'class': 'dw-report', 'data-state': move.state},
      h('h2', {}, `Move ${move.id}: ${this.nameOf(move.process)}, version ${move.from} to ${move.to}, ${STATES[move.state]}`),
      h('div', {'class': 'dw-bar', role: 'progressbar', 'aria-valuenow': done, 'aria-valuemax': all}, h('div', {style: `width: ${all ? 100 * done / all : 100}%`})),
      h('p', {'class': 'dw-counts'}, [['FITS', 'can move'], ['UNDER_WAY', 'under way'], ['MOVED', 'moved'], ['REFUSED', 'cannot move'], ['ENDED', 'over meanwhile'], ['UNCHECKED', 'to check']]
        .filter(([state]) => count(state)).map(([state, words]) => `${count(state)} ${words}`).join(' · ') || 'There is no case to move.'),
      h('p', {}, `“${move.reason}” · ${move.orderedBy}${move.begunBy ? `, begun by ${move.begunBy}` : ''}${move.takesBack ? ` · takes move ${move.takesBack} back` : ''} · dates: ${move.dates === 'keep' ? 'kept' : 'as the new version draws them'}`),
      may && h('p', {},
        move.state === 'CHECKED' && count('FITS') > 0 && button(`Move ${count('FITS')} ${count('FITS') === 1 ? 'case' : 'cases'} now`, true, () => this.deed('go')),
        move.state === 'MOVING' && button('Pause', false, () => this.deed('pause')),
        move.state === 'PAUSED' && button('Continue', true, () => this.deed('continue')),
        ['CHECKED', 'PAUSED'].includes(move.state) && button('Drop', false, () => this.deed('drop')),
        ['DONE', 'DROPPED'].includes(move.state) && count('MOVED') > 0 && button('Take back: check the way back', false,
          () => this.deed('back', {reason: this.state.reason || `move ${move.id} is taken back`}))),
      move.report.refused.length > 0 && h('div', {}, h('h2', {}, 'Cannot move'), table(['Why', 'Cases', 'For example'], move.report.refused.map(one => [one.why, one.cases, one.example || '']))),
      move.report.changed.length > 0 && h('div', {}, h('h2', {}, 'What changes for them'),
        table(['Change', 'Cases'], move.report.changed.map(one => [CHANGES[one.kind](one), one.cases]))),
      move.state !== 'CHECKING' && move.report.changed.length === 0 && h('p', {}, 'Nothing becomes different for people or dates.'),
      move.report.stages.length > 0 && h('div', {}, h('h2', {}, 'By stage'), table(['Stands at', 'Can move', 'Cannot'], move.report.stages.map(one => [one.standsAt, one.fits, one.refused]))));
  }

  nameOf(key) {
    return (this.processes.find(process => process.key === key) || {name: key}).name;
  }

  earlier() {
    return this.moves && this.moves.length > 0 && h('div', {}, h('h2', {}, 'Moves so far'),
      h('table', {}, h('thead', {}, h('tr', {}, ['Move', 'Process', 'Versions', 'Why', 'By', 'State', 'Moved'].map(head => h('th', {}, head)))),
        h('tbody', {}, this.moves.map(move => h('tr', {},
          h('td', {}, h('a', {href: '', onclick: event => { event.preventDefault(); this.attempt(async () => { this.move = await this.ask(`/${move.id}`); this.follow(); }); }}, String(move.id))),
          h('td', {}, this.nameOf(move.process)), h('td', {}, `${move.from} → ${move.to}`), h('td', {}, move.reason), h('td', {}, move.begunBy || move.orderedBy),
          h('td', {}, STATES[move.state]), h('td', {'class': 'dw-number'}, String(move.cases.MOVED || 0)))))));
  }

  // the diagrams

  async drawDiagrams() {
    const route = this.routes && this.routes[this.state.tab];
    if (!route) {
      return;
    }
    const BpmnJS = await loadViewer();
    const [old, next] = await Promise.all([route.fromVersion, route.toVersion].map(version => this.ask(`/diagrams/${encodeURIComponent(route.process)}/${version}`)));
    const oldView = await this.show(BpmnJS, '.dw-old', old);
    const newView = await this.show(BpmnJS, '.dw-new', next);
    if (oldView && newView) {
      this.markOld(route, oldView);
      this.markNew(route, newView);
    }
  }

  async show(BpmnJS, where, xml) {
    const container = this.root.querySelector(where);
    if (!container) {
      return null;
    }
    container.replaceChildren();
    const viewer = new BpmnJS({container});
    await viewer.importXML(xml);
    viewer.get('canvas').zoom('fit-viewport', 'auto');
    return viewer;
  }

  markOld(route, viewer) {
    const canvas = viewer.get('canvas');
    route.places.filter(place => viewer.get('elementRegistry').get(place.id)).forEach(place => {
      const lost = place.running > 0 && !this.stepOf(route, place).to;
      if (place.running > 0) {
        viewer.get('overlays').add(place.id, {position: {bottom: 12, left: -12}, html: h('div', {'class': lost ? 'dw-badge dw-lost' : 'dw-badge'}, String(place.running)), scale: {min: 0.8, max: 1.4}});
        canvas.addMarker(place.id, lost ? 'dw-lacks' : 'dw-stands');
      }
      if (this.asked && this.asked.id === place.id) {
        canvas.addMarker(place.id, 'dw-asked');
      }
    });
    viewer.get('eventBus').on('element.click', event => {
      const place = route.places.find(one => one.id === event.element.id);
      if (place && this.me.mayMove) {
        this.asked = place;
        this.draw();
        this.drawDiagrams();
      }
    });
  }

  markNew(route, viewer) {
    if (!this.asked) {
      return;
    }
    const fitting = route.targets.filter(target => target.kind === this.asked.kind && viewer.get('elementRegistry').get(target.id));
    fitting.forEach(target => viewer.get('canvas').addMarker(target.id, 'dw-fits'));
    viewer.get('eventBus').on('element.click', event => {
      if (this.asked && fitting.some(target => target.id === event.element.id)) {
        this.choose(route, this.asked.id, event.element.id);
      }
    });
  }
}

let page;

export default [
  {
    id: 'dunwell-moves-link',
    pluginPoint: 'cockpit.navigation',
    priority: 10,
    properties: {priority: 10, pagePath: '#/moves'},
    render: container => container.append(h('a', {href: '#/moves'}, 'Move cases'))
  },
  {
    id: 'dunwell-moves-page',
    pluginPoint: 'cockpit.route',
    priority: 10,
    properties: {path: '/moves'},
    render: container => { page = new MovesPage(container); },
    unmount: () => { if (page) { page.close(); } }
  }
];
