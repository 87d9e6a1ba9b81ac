// One canvas over a Leaflet map: ground, marks, pointing. Everything it shows is also in the list beside the map.
import {
  DomUtil,
  Layer,
  type LeafletEventHandlerFnMap,
  type Map as LeafletMap,
  type LeafletMouseEvent,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet';
import { type Cluster, type Clusters, clusterView, markAt } from './grid-clusters.ts';
import type { MapPlace } from './map-props.ts';
import { paintPlaces, paintZone } from './paint-ground.ts';
import { type MarkLook, paintMarks } from './paint-marks.ts';
import type { MapPoints } from './points-codec.ts';
import { latOf, lonOf } from './world.ts';

export type ClusterLayerHandlers = {
  /** Ordinals of a point, or of a cluster that no zoom can open. */
  onSelect?: (ordinals: number[]) => void;
  /** A cluster was chosen; true when that is all, otherwise the map closes in on it. */
  onCluster?: (mark: Cluster) => boolean;
  /** Ordinals under the pointer (a cluster of more than 60 counts as none); empty when it leaves. */
  onHover?: (ordinals: number[]) => void;
  /** What the keyboard would open, for a spoken description; null when nothing is near. */
  onFocus?: (mark: Cluster | null) => void;
};

export type ClusterLayerContent = {
  points: MapPoints;
  mask: Uint8Array | null;
  /** Names drawn on plain ground; empty over tiles. */
  places: readonly MapPlace[];
  zone: readonly MapPlace[];
};

const PAD = 120;
const HOVER_LIMIT = 60;
/** Members within this part of the world (about 12 m) cannot be told apart by zooming. */
const SAME_PLACE = 3e-7;

export class ClusterLayer extends Layer {
  #canvas = document.createElement('canvas');
  #ground: HTMLCanvasElement | null = null;
  #content: ClusterLayerContent;
  #look: MarkLook;
  #handlers: ClusterLayerHandlers;
  #clusters: Clusters | null = null;
  #highlighted: readonly number[] = [];
  #hovered = -1;
  #focused = -1;
  #byKeyboard = false;
  #frame = 0;
  #animate: boolean;

  #events: LeafletEventHandlerFnMap = {
    moveend: () => this.redraw(),
    move: () => this.#followDrag(),
    zoomanim: (event) => this.#followZoom(event),
    mousemove: (event) => this.#hover(this.#markUnder(event)),
    mouseout: () => this.#hover(-1),
    click: (event) => this.#open(this.#markUnder(event)),
  };

  constructor(content: ClusterLayerContent, look: MarkLook, handlers: ClusterLayerHandlers, animate = true) {
    super();
    this.#content = content;
    this.#look = look;
    this.#handlers = handlers;
    this.#animate = animate;
  }

  /** The marks of the last drawing, also beyond the edge of the view by some pixels. */
  get clusters(): Clusters | null {
    return this.#clusters;
  }

  setContent(content: ClusterLayerContent): void {
    this.#content = content;
    this.#hovered = -1;
    if (this._map) this.redraw();
  }

  setLook(look: MarkLook): void {
    this.#look = look;
    this.#paintGround();
    this.#schedulePaint();
  }

  setHandlers(handlers: ClusterLayerHandlers): void {
    this.#handlers = handlers;
  }

  /** Brings forward the marks that show these points; none to let all rest. */
  highlight(ordinals: readonly number[] | number | null): void {
    this.#highlighted = ordinals === null ? [] : typeof ordinals === 'number' ? [ordinals] : ordinals;
    this.#schedulePaint();
  }

  override onAdd(map: LeafletMap): this {
    this.#canvas.className = 'leaflet-zoom-animated map-marks';
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getPane('overlayPane')?.append(this.#canvas);
    map.getContainer().addEventListener('keydown', this.#handleKey);
    map.getContainer().addEventListener('focusout', this.#handleBlur);
    map.on(this.#events);
    this.redraw();
    return this;
  }

  override onRemove(map: LeafletMap): this {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    map.getContainer().removeEventListener('keydown', this.#handleKey);
    map.getContainer().removeEventListener('focusout', this.#handleBlur);
    map.off(this.#events);
    this.#canvas.remove();
    return this;
  }

  /** Groups and draws at once. */
  redraw(): void {
    const bounds = this._map.getPixelBounds();
    const { x: left, y: top } = corner(bounds.min).subtract([PAD, PAD]);
    const { x: width, y: height } = this._map.getSize().add([2 * PAD, 2 * PAD]);
    this.#clusters = clusterView(this.#content.points, this.#content.mask, {
      zoom: this._map.getZoom(),
      left,
      top,
      width,
      height,
    });
    const ratio = globalThis.devicePixelRatio || 1;
    const canvas = this.#canvas;
    const pixelWidth = Math.round(width * ratio);
    const pixelHeight = Math.round(height * ratio);
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth;
      canvas.height = pixelHeight;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    DomUtil.setTransform(canvas, this._map.containerPointToLayerPoint([-PAD, -PAD]), 1);
    this.#paintGround();
    this.#hovered = -1;
    if (this.#byKeyboard) this.#focusNearest();
    else this.#focused = -1;
    this.#paint();
  }

  #paint(): void {
    const context = this.#canvas.getContext('2d');
    const clusters = this.#clusters;
    if (!context || !clusters) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (this.#ground) context.drawImage(this.#ground, 0, 0);
    const ratio = this.#canvas.width / clusters.view.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const marks = new Set(this.#highlighted.map((ordinal) => clusters.markOf(ordinal)));
    marks.add(this.#hovered);
    marks.delete(-1);
    paintMarks(context, clusters, this.#look, { marks, focused: this.#focused });
  }

  /** Zone and names change with the view only, marks also under the pointer: they are drawn apart. */
  #paintGround(): void {
    const clusters = this.#clusters;
    const { places, zone } = this.#content;
    this.#ground = null;
    if (!clusters || places.length + zone.length === 0) return;
    const { width, height } = clusters.view;
    const ground = document.createElement('canvas');
    ground.width = this.#canvas.width;
    ground.height = this.#canvas.height;
    const context = ground.getContext('2d');
    if (!context) return;
    const ratio = ground.width / width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintZone(context, zone, clusters.view, this.#look);
    paintPlaces(context, places, clusters, this.#look, {
      left: PAD + 4,
      top: PAD + 4,
      right: width - PAD - 4,
      bottom: height - PAD - 4,
    });
    this.#ground = ground;
  }

  #schedulePaint(): void {
    if (this.#frame !== 0 || !this._map) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** While dragging, the canvas moves with the map; it is drawn again only when its edge would show. */
  #followDrag(): void {
    const drawn = this.#clusters?.view;
    if (!drawn || drawn.zoom !== this._map.getZoom()) return;
    const { x, y } = corner(this._map.getPixelBounds().min);
    if (Math.abs(x - PAD - drawn.left) > PAD || Math.abs(y - PAD - drawn.top) > PAD) this.redraw();
  }

  #followZoom(event: ZoomAnimEvent): void {
    const drawn = this.#clusters?.view;
    const pane = this._map.getPane('mapPane');
    if (!drawn || !pane) return;
    const scale = this._map.getZoomScale(event.zoom, drawn.zoom);
    const origin = this._map
      .project(event.center, event.zoom)
      .subtract(this._map.getSize().divideBy(2))
      .add(DomUtil.getPosition(pane))
      .round();
    const { x, y } = origin;
    DomUtil.setTransform(
      this.#canvas,
      origin.multiplyBy(0).add([drawn.left * scale - x, drawn.top * scale - y]),
      scale,
    );
  }

  #markUnder(event: LeafletMouseEvent): number {
    if (!this.#clusters) return -1;
    const { x, y } = corner(this._map.getPixelBounds().min).add(event.containerPoint);
    const byFinger = (event.originalEvent as PointerEvent).pointerType === 'touch';
    return markAt(this.#clusters, x, y, byFinger ? 12 : 3);
  }

  #hover(mark: number): void {
    if (mark === this.#hovered) return;
    this.#hovered = mark;
    this._map.getContainer().classList.toggle('map-over-mark', mark >= 0);
    const count = this.#clusters?.list[mark]?.count ?? 0;
    this.#handlers.onHover?.(count > 0 && count <= HOVER_LIMIT ? (this.#clusters?.members(mark) ?? []) : []);
    this.#schedulePaint();
  }

  #open(index: number): void {
    const mark = this.#clusters?.list[index];
    if (!mark || (mark.count > 1 && this.#handlers.onCluster?.(mark))) return;
    const together = mark.maxX - mark.minX < SAME_PLACE && mark.maxY - mark.minY < SAME_PLACE;
    if (mark.count === 1 || together || this._map.getZoom() >= this._map.getMaxZoom()) {
      this.#handlers.onSelect?.(this.#clusters?.members(index) ?? []);
      return;
    }
    this._map.fitBounds(
      [
        [latOf(mark.maxY), lonOf(mark.minX)],
        [latOf(mark.minY), lonOf(mark.maxX)],
      ],
      { padding: [48, 48], maxZoom: Math.max(this._map.getZoom() + 1, 17), animate: this.#animate },
    );
  }

  /** Arrows move the map (Leaflet's own); the mark nearest to the middle is the one that Enter opens. */
  #handleKey = (event: KeyboardEvent): void => {
    if (event.target !== this._map.getContainer()) return;
    if (event.key === 'Enter' && this.#focused >= 0) {
      event.preventDefault();
      this.#open(this.#focused);
      return;
    }
    if (event.key === 'Tab') return;
    this.#byKeyboard = true;
    this.#focusNearest();
    this.#schedulePaint();
  };

  #handleBlur = (): void => {
    this.#byKeyboard = false;
    this.#focused = -1;
    this.#handlers.onFocus?.(null);
    this.#schedulePaint();
  };

  #focusNearest(): void {
    const clusters = this.#clusters;
    if (!clusters) return;
    const middle = corner(this._map.getPixelBounds().min).add(this._map.getSize().divideBy(2));
    let best = Number.POSITIVE_INFINITY;
    this.#focused = -1;
    for (const [index, mark] of clusters.list.entries()) {
      const distance = Math.hypot(mark.x - middle.x, mark.y - middle.y);
      if (distance < best) {
        best = distance;
        this.#focused = index;
      }
    }
    this.#handlers.onFocus?.(clusters.list[this.#focused] ?? null);
  }
}

function corner(point: Point | undefined): Point {
  if (!point) throw new Error('the map has no view yet');
  return point;
}
