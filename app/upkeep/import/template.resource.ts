// The model to fill in: the columns, one example line and, in Excel, what each column is for.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { modelCsv, modelWorkbook } from './model-file.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const isWorkbook = new URL(request.url).searchParams.get('format') === 'xlsx';
  const body = isWorkbook ? await modelWorkbook() : modelCsv();
  return new Response(body, {
    headers: {
      'Content-Type': isWorkbook
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="modele-maillage.${isWorkbook ? 'xlsx' : 'csv'}"`,
    },
  });
}
