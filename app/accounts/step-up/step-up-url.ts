// Where one is sent to prove more, and how one comes back.

export function secondFactorUrl(wanted: string): string {
  return withWanted('/connexion/second-facteur', wanted);
}

export function proofUrl(wanted: string): string {
  return withWanted('/connexion/preuve', wanted);
}

function withWanted(path: string, wanted: string): string {
  return wanted === '' ? path : `${path}?${new URLSearchParams({ suite: wanted })}`;
}
