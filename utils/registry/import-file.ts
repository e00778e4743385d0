import type { CsvMapping, FilePreview, ImportFormat } from '../contract/embedded-view';
import { bundleEntries } from './bundle-entries';
import { csvRecords, type CsvRecord } from './csv-records';
import { formatOf, linesOf, textOf, type OnBytes } from './file-text';
import { csvRows, guessColumns } from './import-csv';
import { fhirRows, patientsIn, type ImportRow } from './import-rows';

const SAMPLE_ROWS = 5;
const SAMPLE_BYTES = 256_000;

/** What the file is, and how its columns would be read. Null: nothing that can be imported. */
export async function previewFile(file: Blob): Promise<FilePreview | null> {
  const format = await formatOf(file);
  if (format === null) return null;
  if (format !== 'csv') return { format, header: '', headers: [], sample: [], guess: {} };
  const [header, ...sample] = await firstRecords(file);
  if (!header) return null;
  const headers = header.cells.map((cell) => cell.trim());
  return {
    format,
    header: header.raw,
    headers,
    sample: sample.map(({ cells }) => cells),
    guess: guessColumns(headers),
  };
}

/** The header and a few rows below it. */
async function firstRecords(file: Blob): Promise<readonly CsvRecord[]> {
  const first: CsvRecord[] = [];
  for await (const record of csvRecords(textOf(file.slice(0, SAMPLE_BYTES)))) {
    first.push(record);
    if (first.length > SAMPLE_ROWS) break;
  }
  return first;
}

/** The rows of a file of any size, piece by piece. `onShare` is told how much of the file was read, from 0 to 1. */
export async function* rowsOfFile(
  file: Blob,
  format: ImportFormat,
  mapping: CsvMapping,
  onShare: (share: number) => void,
): AsyncGenerator<ImportRow> {
  const size = Math.max(1, file.size);
  if (format === 'csv') {
    yield* csvRows(csvRecords(textOf(file, (bytes) => onShare(bytes / size))), mapping);
    return;
  }
  const isBundle = format === 'bundle';
  const read = (onBytes: OnBytes) => (isBundle ? bundleEntries : linesOf)(textOf(file, onBytes));
  // The first reading only looks for Patients, and is quick.
  const patients = await patientsIn(
    read(() => undefined),
    isBundle,
  );
  yield* fhirRows(
    read((bytes) => onShare(bytes / size)),
    isBundle,
    patients,
  );
}
