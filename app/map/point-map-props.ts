// What the map of one point is given.

export type PointMapProps = {
  latitude: number;
  longitude: number;
  tiles: { url: string; attribution: string };
  labels: { map: string; point: string; zoomIn: string; zoomOut: string; loading: string };
  onMove: (latitude: number, longitude: number) => void;
};
