// Runs in the browser: one contender per page load, on the same map, the same view and the same points.
import 'leaflet/dist/leaflet.css';
import { map as createMap } from 'leaflet';
import type { Contender, Target } from './contender.ts';

export type Measured = {
  /** From points in memory to every mark drawn, a click answered and the frame handed over, in milliseconds. */
  ready: number;
  /** The same from bytes. */
  fromBytes: number;
  /** A third of the points kept: drawn again. */
  refilter: number;
  marks: number;
  total: number;
  answered: number;
  nodes: number;
};

const CONTENDERS: Record<string, () => Promise<Contender>> = {
  ours: async () => (await import('./ours.ts')).createOurs(),
  supercluster: async () => (await import('./with-supercluster.ts')).createWithSupercluster(),
  markercluster: async () => (await import('./with-markercluster.ts')).createWithMarkercluster(),
};

async function measure(name: string): Promise<Measured> {
  const contender = await CONTENDERS[name]?.();
  const container = document.querySelector<HTMLElement>('#map');
  if (!contender || !container) throw new Error(`no contender ${name}`);
  const [bytes, geojson] = await Promise.all([
    fetch('/points').then((response) => response.arrayBuffer()),
    fetch('/geojson').then((response) => response.text()),
  ]);
  const map = createMap(container, {
    zoomControl: false,
    attributionControl: false,
    fadeAnimation: false,
    maxZoom: 19,
  });
  map.setView([46.5, 2.5], 6);
  let clicked = 0;
  await frame();

  const start = performance.now();
  contender.read({ bytes: new Uint8Array(bytes), geojson });
  const inMemory = performance.now();
  contender.show(map, (count) => {
    clicked = count;
  });
  const first = contender.targets(map)[0];
  if (!first) throw new Error('nothing drawn');
  click(first, container);
  await frame();
  const end = performance.now();
  if (clicked !== first.count) throw new Error(`click on ${first.count} answered ${clicked}`);

  const targets = contender.targets(map);
  let answered = 0;
  for (const target of targets) {
    clicked = 0;
    click(target, container);
    if (clicked === target.count) answered += 1;
  }
  const nodes = document.querySelectorAll('*').length;
  await frame();
  const again = performance.now();
  contender.refilter();
  await frame();
  return {
    ready: end - inMemory,
    fromBytes: end - start,
    refilter: performance.now() - again,
    marks: targets.length,
    total: targets.reduce((sum, target) => sum + target.count, 0),
    answered,
    nodes,
  };
}

/** A click where the mark is, on what lies there. */
function click(target: Target, container: HTMLElement): void {
  const { left, top } = container.getBoundingClientRect();
  const at = { clientX: left + target.x, clientY: top + target.y, bubbles: true, view: window };
  target.element.dispatchEvent(new MouseEvent('click', at));
}

/** Until the browser has handed a frame over. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

Object.assign(window, { measure });
