import 'leaflet/dist/leaflet.css';
import './live-map.css';
import './point-map.css';
import { divIcon, type LatLngTuple, type LeafletKeyboardEvent, type Marker as LeafletMarker } from 'leaflet';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  AttributionControl,
  MapContainer,
  Marker,
  ScaleControl,
  TileLayer,
  useMap,
  useMapEvents,
  ZoomControl,
} from 'react-leaflet';
import type { PointMapProps } from './point-map-props.ts';

const ZOOM = 16;
const MAX_ZOOM = 19;
/** Pixels for one press of an arrow; with Shift, further. */
const STEP = 4;
const LONG_STEP = 40;
const FAILURES_TO_GIVE_UP = 3;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One point, moved by a click, by dragging it, or by the arrow keys while it has the focus. */
export function PointMap({ latitude, longitude, tiles, labels, onMove }: PointMapProps) {
  const [failures, setFailures] = useState(0);
  const still = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const hasTiles = failures < FAILURES_TO_GIVE_UP;
  const at: LatLngTuple = [latitude, longitude];
  return (
    <MapContainer
      className="live-map"
      center={at}
      zoom={ZOOM}
      minZoom={5}
      maxZoom={MAX_ZOOM}
      zoomControl={false}
      attributionControl={false}
      keyboard={false}
      zoomAnimation={!still}
      fadeAnimation={!still}
      markerZoomAnimation={!still}
      scrollWheelZoom={false}
    >
      <ZoomControl position="topright" zoomInTitle={labels.zoomIn} zoomOutTitle={labels.zoomOut} />
      <ScaleControl position="bottomleft" imperial={false} />
      <AttributionControl position="bottomright" prefix={false} />
      {hasTiles && (
        <TileLayer
          url={tiles.url}
          attribution={tiles.attribution}
          maxZoom={MAX_ZOOM}
          eventHandlers={{
            tileerror: () => setFailures((count) => count + 1),
            tileload: () => setFailures(0),
          }}
        />
      )}
      <Pin at={at} name={labels.point} onMove={onMove} />
      <Frame name={labels.map} />
    </MapContainer>
  );
}

function Pin({
  at: [latitude, longitude],
  name,
  onMove,
}: {
  at: LatLngTuple;
  name: string;
  onMove: PointMapProps['onMove'];
}) {
  const pin = useRef<LeafletMarker>(null);
  const icon = useMemo(() => divIcon({ className: 'map-pin', iconSize: [28, 28], iconAnchor: [14, 14] }), []);
  const map = useMap();
  const move = useRef(onMove);
  move.current = onMove;
  useMapEvents({ click: ({ latlng }) => move.current(rounded(latlng.lat), rounded(latlng.lng)) });
  useEffect(() => {
    const element = pin.current?.getElement();
    element?.setAttribute('aria-label', name);
  }, [name]);
  useEffect(() => {
    if (!map.getBounds().contains([latitude, longitude]))
      map.setView([latitude, longitude], undefined, { animate: false });
  }, [map, latitude, longitude]);

  function handleKey({ originalEvent }: LeafletKeyboardEvent): void {
    const direction = ARROWS[originalEvent.key];
    if (!direction || !pin.current) return;
    originalEvent.preventDefault();
    const step = originalEvent.shiftKey ? LONG_STEP : STEP;
    const from = map.latLngToContainerPoint(pin.current.getLatLng());
    const to = map.containerPointToLatLng(from.add([direction[0] * step, direction[1] * step]));
    move.current(rounded(to.lat), rounded(to.lng));
  }

  return (
    <Marker
      ref={pin}
      position={[latitude, longitude]}
      icon={icon}
      draggable
      eventHandlers={{
        keydown: handleKey,
        dragend: () => {
          const moved = pin.current?.getLatLng();
          if (moved) move.current(rounded(moved.lat), rounded(moved.lng));
        },
      }}
    />
  );
}

function Frame({ name }: { name: string }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'group');
    container.setAttribute('aria-label', name);
    const observer = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    observer.observe(container);
    return () => observer.disconnect();
  }, [map, name]);
  return null;
}

/** To about a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
