import type { Versions } from './backup';

const newestOf = ([newest]: Versions): string => JSON.stringify(newest?.consent);

/** FHIR's bulk-data form: one resource a line. */
export async function* ndjsonOf(members: AsyncIterable<Versions>): AsyncGenerator<string> {
  for await (const versions of members) yield `${newestOf(versions)}\n`;
}

/** A Bundle of type collection, piece by piece. FHIR allows no empty array: of nothing it has no entries at all. */
export async function* bundleOf(members: AsyncIterable<Versions>): AsyncGenerator<string> {
  const head = '{"resourceType":"Bundle","type":"collection"';
  let isEmpty = true;
  for await (const versions of members) {
    yield `${isEmpty ? `${head},"entry":[\n` : ',\n'}{"resource":${newestOf(versions)}}`;
    isEmpty = false;
  }
  yield isEmpty ? `${head}}\n` : '\n]}\n';
}
