export type Face = { name: string; logo: string };

/** The local network's own picture and name, at the head of its pages and sheets. */
export function TerritoryFace({ name, logo }: Face) {
  return (
    <p className="mb-4 flex items-center gap-3">
      <img src={logo} alt="" className="max-h-12 max-w-40 rounded-control bg-white object-contain" />
      <span className="text-small font-semibold">{name}</span>
    </p>
  );
}
