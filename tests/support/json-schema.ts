// Checks a value against the few words of JSON Schema that our description uses; any other word throws, so that nothing is
// described and not checked. A property that is not described is a fault.

export type Schema = Record<string, unknown>;

const KNOWN = new Set(
  'type properties required items enum anyOf $ref additionalProperties format description default minimum maximum maxLength pattern'.split(
    ' ',
  ),
);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is wrong, each with where it stands; nothing when the value is as described. */
export function faults(value: unknown, schema: Schema, root: Schema, at = ''): string[] {
  for (const word of Object.keys(schema)) if (!KNOWN.has(word)) throw new Error(`${at}: « ${word} » is not checked`);
  const reference = schema.$ref;
  if (typeof reference === 'string') return faults(value, resolved(reference, root), root, at);
  if (Array.isArray(schema.anyOf)) {
    const tries = (schema.anyOf as Schema[]).map((one) => faults(value, one, root, at));
    return tries.some((found) => found.length === 0) ? [] : (tries[0] ?? []);
  }
  const types = [schema.type].flat().filter((type) => type !== undefined);
  if (types.length === 0) throw new Error(`${at}: no type`);
  if (!types.some((type) => isOf(value, type))) return [`${at}: ${JSON.stringify(value)} is no ${types.join(' or ')}`];
  return [...plainFaults(value, schema, at), ...innerFaults(value, schema, root, at)];
}

function plainFaults(value: unknown, schema: Schema, at: string): string[] {
  if (value === null) return [];
  const found: string[] = [];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    found.push(`${at}: ${value} is not among the choices`);
  if (schema.format === 'date-time' && !MOMENT.test(String(value))) found.push(`${at}: ${value} is no moment`);
  if (schema.format === 'date' && !DAY.test(String(value))) found.push(`${at}: ${value} is no day`);
  if (schema.format === 'uri' && !URL.canParse(String(value))) found.push(`${at}: ${value} is no address`);
  if (typeof schema.minimum === 'number' && Number(value) < schema.minimum) found.push(`${at}: ${value} is too small`);
  if (typeof schema.maximum === 'number' && Number(value) > schema.maximum) found.push(`${at}: ${value} is too large`);
  return found;
}

function innerFaults(value: unknown, schema: Schema, root: Schema, at: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => faults(one, schema.items as Schema, root, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const others = schema.additionalProperties;
  const missing = ((schema.required ?? []) as string[]).filter((name) => !(name in value));
  const inner = Object.entries(value).flatMap(([name, one]) => {
    const own = properties[name] ?? (typeof others === 'object' ? (others as Schema) : null);
    return own ? faults(one, own, root, `${at}.${name}`) : [`${at}.${name} is not described`];
  });
  return [...missing.map((name) => `${at}.${name} is missing`), ...inner];
}

export function resolved(reference: string, root: Schema): Schema {
  const path = reference.split('/');
  if (path.shift() !== '#') throw new Error(`${reference} leads elsewhere`);
  let found: unknown = root;
  for (const step of path) found = (found as Schema | undefined)?.[step];
  if (typeof found !== 'object' || found === null) throw new Error(`${reference} leads nowhere`);
  return found as Schema;
}

function isOf(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
