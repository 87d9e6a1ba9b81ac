// `/tuiles/:z/:x/:y`: tiles come through us, so that no visitor's address reaches a third party.
import type { LoaderFunctionArgs } from '@remix-run/node';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { status, headers, body } = await context.parts.tiles(params.z ?? '', params.x ?? '', params.y ?? '');
  return new Response(typeof body === 'string' ? body : Buffer.from(body), { status, headers });
}
