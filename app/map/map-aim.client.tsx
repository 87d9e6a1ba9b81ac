import type { FitBoundsOptions, Map as LeafletMap } from 'leaflet';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMap } from 'react-leaflet';
import { buttonLook } from '#app/ui/button.tsx';
import { sameBounds } from './map-bounds.ts';
import type { Bounds } from './world.ts';

/** What the map should show: an extent with air around it, or the very view that somebody searched in. */
export type MapTarget = { bounds: Bounds; isView: boolean };

type LeafletBounds = [[number, number], [number, number]];

/** What to give Leaflet for a target. A view is taken a little smaller: rounded outwards it would ask for one zoom less. */
export function framing({ bounds, isView }: MapTarget): { bounds: LeafletBounds; options: FitBoundsOptions } {
  const { west, south, east, north } = bounds;
  const [dx, dy] = isView ? [(east - west) * 0.02, (north - south) * 0.02] : [0, 0];
  return {
    bounds: [
      [south + dy, west + dx],
      [north - dy, east - dx],
    ],
    options: isView ? {} : { padding: [28, 28], maxZoom: 15 },
  };
}

/** Looks where the page asks, and offers to search where the person has moved to. */
export function Aim({
  target,
  label,
  help,
  name,
  onSearchArea,
}: {
  target: MapTarget;
  label: string;
  help: string;
  name: string;
  onSearchArea?: (bounds: Bounds) => void;
}) {
  const map = useMap();
  const [moved, setMoved] = useState(false);
  const aimed = useRef(target);
  const home = useRef({ center: map.getCenter(), zoom: map.getZoom() });
  const follows = useRef(true);
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'group');
    container.setAttribute('aria-label', name);
    container.setAttribute('aria-description', help);
  }, [map, name, help]);
  const settle = useCallback(() => {
    const { bounds, options } = framing(aimed.current);
    map.fitBounds(bounds, { ...options, animate: false });
    home.current = { center: map.getCenter(), zoom: map.getZoom() };
    follows.current = true;
    setMoved(false);
  }, [map]);
  useEffect(() => {
    if (sameBounds(aimed.current.bounds, target.bounds)) return;
    aimed.current = target;
    settle();
  }, [target, settle]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const before = map.getSize();
      const isFollowing = follows.current;
      map.invalidateSize({ animate: false });
      if (isFollowing && !before.equals(map.getSize())) settle();
    });
    observer.observe(map.getContainer());
    return () => observer.disconnect();
  }, [map, settle]);
  useEffect(() => {
    const handleMoveEnd = () => {
      const { center, zoom } = home.current;
      const distance = map.project(center, zoom).distanceTo(map.project(map.getCenter(), zoom));
      const isAway = zoom !== map.getZoom() || distance > 40;
      setMoved(isAway);
      if (isAway) follows.current = false;
    };
    map.on('moveend', handleMoveEnd);
    return () => {
      map.off('moveend', handleMoveEnd);
    };
  }, [map]);
  if (!moved || !onSearchArea) return null;
  const handleClick = () => {
    const bounds = boundsOfView(map);
    aimed.current = { bounds, isView: true };
    follows.current = false;
    home.current = { center: map.getCenter(), zoom: map.getZoom() };
    setMoved(false);
    onSearchArea(bounds);
  };
  return (
    <div className="absolute top-3 right-17 left-3 z-[1000] flex justify-center">
      <button type="button" className={buttonLook('secondary', 'px-3 text-small')} onClick={handleClick}>
        {label}
      </button>
    </div>
  );
}

/** Rounded as the address shows it: about 10 m. */
function boundsOfView(map: LeafletMap): Bounds {
  const bounds = map.getBounds();
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
  return {
    west: round(bounds.getWest()),
    south: round(bounds.getSouth()),
    east: round(bounds.getEast()),
    north: round(bounds.getNorth()),
  };
}
