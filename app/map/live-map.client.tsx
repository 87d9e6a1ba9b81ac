import 'leaflet/dist/leaflet.css';
import './live-map.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { AttributionControl, MapContainer, ScaleControl, TileLayer, useMap, ZoomControl } from 'react-leaflet';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { decodeBitset, textToBytes } from './bitset-codec.ts';
import { ClusterLayer, type ClusterLayerContent, type ClusterLayerHandlers } from './cluster-layer.client.ts';
import { Aim, framing } from './map-aim.client.tsx';
import { atLeast, boundsOfPoints, METROPOLITAN_FRANCE } from './map-bounds.ts';
import type { MapLabels } from './map-labels.ts';
import { readLook } from './map-look.client.ts';
import type { MapPlace, MapViewProps } from './map-props.ts';
import { useMapPoints } from './read-points.client.ts';

export type LiveMapProps = Omit<MapViewProps, 'labels'> & { labels: MapLabels };

const MAX_ZOOM = 19;
/** Metres: a zone of one place is shown with its neighbours. */
const ZONE_SPAN = 14_000;
const NO_PLACES: readonly MapPlace[] = [];
const NO_ORDINALS: readonly number[] = [];

/** Tiles that keep failing are given up, and names on plain ground take their place. */
const FAILURES_TO_GIVE_UP = 3;

export function LiveMap(props: LiveMapProps) {
  const { labels } = props;
  const { points, failed, retry } = useMapPoints(props.pointsUrl);
  const mask = useMemo(() => (points ? maskOf(props.bitset, points.size) : null), [props.bitset, points]);
  if (failed || mask === 'unreadable') {
    return (
      <div role="alert" className="grid size-full place-content-center justify-items-center gap-3 p-6 text-center">
        <p>{labels.failed}</p>
        <Button type="button" onClick={retry}>
          {labels.retry}
        </Button>
      </div>
    );
  }
  if (!points) {
    return (
      <p
        className="appears-late grid size-full place-content-center p-4 text-center text-small text-soft"
        role="status"
      >
        {labels.loading}
      </p>
    );
  }
  return <MapOfPoints {...props} points={points} mask={mask} />;
}

function MapOfPoints(props: LiveMapProps & Pick<ClusterLayerContent, 'points' | 'mask'>) {
  const { points, mask, tints, labels, zone, tiles, initialBounds } = props;
  const swatches = useRef<HTMLDivElement>(null);
  const [spoken, setSpoken] = useState('');
  const [failures, setFailures] = useState(0);
  const hasTiles = tiles !== null && failures < FAILURES_TO_GIVE_UP;
  const target = useMemo(
    () => ({
      bounds:
        initialBounds ??
        (zone && atLeast(zone.bounds, ZONE_SPAN)) ??
        boundsOfPoints(points, mask) ??
        METROPOLITAN_FRANCE,
      isView: initialBounds !== null,
    }),
    [initialBounds, zone, points, mask],
  );
  const first = framing(target);
  const content = useMemo(
    () => ({
      points,
      mask,
      places: hasTiles ? NO_PLACES : [...(zone?.communes ?? NO_PLACES), ...(props.places ?? NO_PLACES)],
      zone: zone?.communes ?? NO_PLACES,
    }),
    [points, mask, hasTiles, zone, props.places],
  );
  const still = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const isEmpty = mask !== null && !mask.includes(1);
  return (
    <div className={classNames('absolute inset-0', !hasTiles && 'live-map-plain')}>
      <div ref={swatches} hidden>
        {tints.map(({ color, icon: Icon }, tint) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is what a tint is
          <span key={tint} style={{ color }}>
            {Icon && <Icon />}
          </span>
        ))}
      </div>
      <MapContainer
        className="live-map"
        bounds={first.bounds}
        boundsOptions={first.options}
        trackResize={false}
        minZoom={3}
        maxZoom={tiles?.maxZoom ?? MAX_ZOOM}
        zoomSnap={tiles ? 1 : 0.25}
        zoomControl={false}
        attributionControl={false}
        zoomAnimation={!still}
        fadeAnimation={!still}
        markerZoomAnimation={!still}
        inertia={!still}
        wheelPxPerZoomLevel={90}
      >
        <ZoomControl position="topright" zoomInTitle={labels.zoomIn} zoomOutTitle={labels.zoomOut} />
        <ScaleControl position="bottomleft" imperial={false} />
        {hasTiles && (
          <>
            <AttributionControl position="bottomright" prefix={false} />
            <TileLayer
              url={tiles.url}
              attribution={tiles.attribution}
              maxNativeZoom={tiles.maxZoom ?? MAX_ZOOM}
              maxZoom={tiles.maxZoom ?? MAX_ZOOM}
              eventHandlers={{
                tileerror: () => setFailures((count) => count + 1),
                tileload: () => setFailures(0),
              }}
            />
          </>
        )}
        <Marks
          content={content}
          swatches={swatches}
          highlighted={props.highlighted ?? NO_ORDINALS}
          animate={!still}
          onSelect={props.onSelect}
          onHover={props.onHover}
          onFocus={(mark) => setSpoken(mark ? labels.mark(mark.count) : '')}
        />
        <Aim
          target={target}
          label={labels.searchArea}
          onSearchArea={props.onSearchArea}
          help={labels.help}
          name={labels.map}
        />
      </MapContainer>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      {isEmpty && (
        <p className="pointer-events-none absolute inset-x-4 top-4 z-[500] mx-auto w-fit rounded-control border border-line bg-raised px-4 py-2 text-small">
          {labels.empty}
        </p>
      )}
      {props.children && (
        <div className="absolute inset-x-2 bottom-2 z-[1001] sm:right-auto sm:bottom-9 sm:left-3 sm:w-96">
          {props.children}
        </div>
      )}
    </div>
  );
}

function Marks({
  content,
  swatches,
  highlighted,
  animate,
  ...handlers
}: ClusterLayerHandlers & {
  content: ClusterLayerContent;
  swatches: { current: HTMLElement | null };
  highlighted: readonly number[];
  animate: boolean;
}) {
  const map = useMap();
  const layer = useRef<ClusterLayer | null>(null);
  const first = useRef({ content, animate });
  useEffect(() => {
    const element = swatches.current;
    if (!element) return;
    const created = new ClusterLayer(first.current.content, readLook(element), {}, first.current.animate).addTo(map);
    layer.current = created;
    const refresh = () => created.setLook(readLook(element));
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', refresh);
    document.fonts.ready.then(refresh);
    return () => {
      dark.removeEventListener('change', refresh);
      created.remove();
      layer.current = null;
    };
  }, [map, swatches]);
  useEffect(() => layer.current?.setHandlers(handlers));
  useEffect(() => layer.current?.setContent(content), [content]);
  useEffect(() => layer.current?.highlight(highlighted), [highlighted]);
  return null;
}

/** A bitset that does not fit these points would show wrong answers: better none. */
function maskOf(bitset: string | null, size: number): Uint8Array | null | 'unreadable' {
  if (bitset === null) return null;
  try {
    const mask = decodeBitset(textToBytes(bitset));
    return mask.length === size ? mask : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
