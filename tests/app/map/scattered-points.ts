// Points as a directory has them: gathered in towns of very unequal size, several at one address. Same seed, same points.
import type { MapPoint } from '#app/map/points-codec.ts';

export function scatteredPoints(count: number, seed: number): MapPoint[] {
  const random = randomFrom(seed);
  const towns = Array.from({ length: 400 }, (_, rank) => ({
    lat: 43 + 6.5 * random(),
    lon: -1.5 + 8 * random(),
    spread: 0.002 + 0.05 / Math.sqrt(rank + 1),
    weight: 1 / (rank + 1),
  }));
  const total = towns.reduce((sum, town) => sum + town.weight, 0);
  const points: MapPoint[] = [];
  while (points.length < count) {
    const town = drawn(towns, random() * total);
    const distance = Math.sqrt(-2 * Math.log(1 - random())) * (town?.spread ?? 0);
    const angle = 2 * Math.PI * random();
    const lat = (town?.lat ?? 0) + distance * Math.sin(angle);
    const lon = (town?.lon ?? 0) + distance * Math.cos(angle);
    const atOneAddress = 1 + Math.floor(2.2 * random() * random());
    for (let index = 0; index < atOneAddress && points.length < count; index += 1) {
      points.push({ lat, lon, tint: Math.floor(9 * random()) });
    }
  }
  return points;
}

function drawn<T extends { weight: number }>(entries: T[], ticket: number): T | undefined {
  let left = ticket;
  for (const entry of entries) {
    left -= entry.weight;
    if (left <= 0) return entry;
  }
  return entries[0];
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
