// Errors of the open API: RFC 9457 problem details, with a French sentence that says what to mend.

export type Problem = {
  status: number;
  title: string;
  detail: string;
  parameters?: { name: string; detail: string }[];
};

export function problem({ status, ...fields }: Problem): Response {
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...OPEN,
  };
  if (status === 503) headers['Retry-After'] = '10';
  return new Response(JSON.stringify({ type: 'about:blank', status, ...fields }), { status, headers });
}

/** 400: the address asks for what is not there. */
export function refuse(parameters: { name: string; detail: string }[]): Response {
  return problem({
    status: 400,
    title: 'Critères illisibles',
    detail: parameters.map(({ detail }) => detail).join(' '),
    parameters,
  });
}

/** Any site may read the API from a browser. */
export const OPEN = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
