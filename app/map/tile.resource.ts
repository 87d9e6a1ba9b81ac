// `/tuiles/:z/:x/:y`: tiles come through us, so that no visitor's address reaches a third party.
import type { LoaderFunctionArgs } from '@remix-run/node';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { z = '', x = '', y = '' } = params;
  const { status, headers, body } = await context.parts.tiles(z, x, y, request.headers.get('if-none-match'));
  const content = typeof body === 'string' ? body : Buffer.from(body);
  return new Response(status === 304 ? null : content, { status, headers });
}
