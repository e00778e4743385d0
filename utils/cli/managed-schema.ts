import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toJSONSchema, type core } from 'zod';
import { PORTAL_SCHEMA, RECIPIENT_SCHEMA, SETTINGS_SCHEMAS } from '../policy/schema';

/**
 * Writes `public/managed_schema.json` from the settings schema. Chromium takes a small subset of JSON Schema: one `type` a node, no
 * unions, no `const`; what the file does not describe is not delivered, and one value of the wrong type or outside an `enum` silently
 * takes its whole top-level key away (one misspelt portal would unprotect all). So the file says types only; `utils/policy/schema.ts`
 * checks the values entry by entry and names what is wrong. `npm run policy:schema` regenerates the file; a test compares.
 */
type Node = Record<string, unknown>;

export function managedSchema(): Node {
  const properties: Record<string, Node> = {};
  for (const [key, schema] of Object.entries(SETTINGS_SCHEMAS)) properties[key] = toPolicyNode(schema);
  properties['portals'] = { type: 'array', items: toPolicyNode(PORTAL_SCHEMA) };
  properties['recipients'] = { type: 'array', items: toPolicyNode(RECIPIENT_SCHEMA) };
  // The depth of an adapter and of a Questionnaire cannot be described in the subset, so they travel as JSON text.
  properties['adapters'] = { type: 'array', items: { type: 'string' } };
  properties['forms'] = { type: 'array', items: { type: 'string' } };
  return { type: 'object', properties };
}

function toPolicyNode(schema: core.$ZodType): Node {
  return simplify(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function simplify(node: Node): Node {
  const alternatives = node['anyOf'] as Node[] | undefined;
  // The only union is "true, false or the word unknown"; the words are what the subset can carry.
  if (alternatives) return simplify(alternatives.find((entry) => entry['type'] === 'string') ?? alternatives[0] ?? {});
  if ('const' in node) return { type: typeof node['const'] === 'number' ? 'integer' : 'string' };
  switch (node['type']) {
    case 'object':
      return simplifyObject(node);
    case 'array':
      return { type: 'array', items: simplify((node['items'] as Node | undefined) ?? {}) };
    case 'number':
      return { type: 'number' };
    case 'integer':
      return { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return { type: 'string' };
  }
}

function simplifyObject(node: Node): Node {
  const properties = Object.entries((node['properties'] as Record<string, Node> | undefined) ?? {});
  const extra = node['additionalProperties'];
  return {
    type: 'object',
    ...(properties.length > 0
      ? { properties: Object.fromEntries(properties.map(([key, value]) => [key, simplify(value)])) }
      : {}),
    ...(typeof extra === 'object' && extra !== null && Object.keys(extra).length > 0
      ? { additionalProperties: simplify(extra as Node) }
      : {}),
  };
}

export const MANAGED_SCHEMA_FILE = fileURLToPath(new URL('../../public/managed_schema.json', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(MANAGED_SCHEMA_FILE, `${JSON.stringify(managedSchema(), null, 2)}\n`);
}
