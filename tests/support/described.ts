// What the API may answer, as its own description says: JSON Schema 2020-12, which is what OpenAPI 3.1 speaks.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type Schema = Record<string, unknown>;

/**
 * Compares a value with a schema of the description; what is wrong, each with where it stands. A word that is no JSON
 * Schema throws, so that nothing is described and not checked. A property that is not described is a fault.
 */
export function comparer(description: Schema): (value: unknown, schema: Schema) => string[] {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, keywords: ['components'] });
  formats.default(ajv);
  const components = closed(description.components);
  return (value, schema) => {
    const check = ajv.compile({ ...(closed(schema) as Schema), components });
    check(value);
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath, message, JSON.stringify(params)].join(' '),
    );
  };
}

/** The same, where objects hold what is described and nothing else. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return inner.type === 'object' && inner.properties ? { additionalProperties: false, ...inner } : inner;
}
