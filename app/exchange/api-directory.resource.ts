import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerDirectory } from './api-directory.server.ts';

export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerDirectory(context.parts, request);
}
