import {
  CSV_FIELDS,
  type CsvField,
  type CsvMapping,
  type EmbeddedSummary,
  type FilePreview,
} from '../../../utils/contract/embedded-view';
import type { EmbeddedKey } from '../../../utils/ui/strings/embedded.en';
import { SelectField } from '../../shared/Field';
import type { OptionsWords } from '../words';

interface ImportMappingProps {
  readonly words: OptionsWords;
  readonly preview: FilePreview;
  readonly mapping: CsvMapping;
  readonly portals: EmbeddedSummary['portals'];
  readonly onChange: (mapping: CsvMapping) => void;
}

/** What is missing before a spreadsheet can be taken; null where nothing is. */
export function mappingGap({ columns, portal }: CsvMapping): EmbeddedKey | null {
  const hasRecordNumber = columns.mrn !== undefined && portal !== '';
  if (columns.cin === undefined && columns.mbi === undefined && !hasRecordNumber)
    return columns.mrn === undefined ? 'import_needs_number' : 'import_needs_portal';
  return columns.signedOn === undefined ? 'import_needs_date' : null;
}

/** Which column says what, above the first rows of the file with the meaning in their headers. */
export function ImportMapping({ words, preview, mapping, portals, onChange }: ImportMappingProps) {
  const { e } = words;
  const headers = preview.headers.filter(Boolean);
  const absent = { value: '', label: e('import_absent') };

  function choose(field: CsvField, header: string): void {
    // A column has one meaning: the field that had it before loses it.
    const columns: Partial<Record<CsvField, string>> = {};
    for (const other of CSV_FIELDS) {
      const column = other === field ? header : mapping.columns[other];
      if (column !== undefined && column !== '' && (other === field || column !== header)) columns[other] = column;
    }
    onChange({ ...mapping, columns });
  }
  return (
    <>
      <fieldset class="stack">
        <legend class="group-label">{e('import_columns')}</legend>
        <p class="hint">{e('import_columns_hint')}</p>
        <div class="columns">
          {CSV_FIELDS.map((field) => (
            <SelectField
              key={field}
              label={e(`field_${field}`)}
              value={mapping.columns[field] ?? ''}
              options={[absent, ...headers.map((header) => ({ value: header, label: header }))]}
              onChange={(header) => choose(field, header)}
            />
          ))}
          {mapping.columns.mrn !== undefined && (
            <SelectField
              label={e('import_portal')}
              value={mapping.portal}
              options={[
                { value: '', label: e('import_portal_none') },
                ...portals.map(({ id, origin }) => ({ value: id, label: origin })),
              ]}
              onChange={(portal) => onChange({ ...mapping, portal })}
            />
          )}
        </div>
      </fieldset>
      <Sample words={words} preview={preview} mapping={mapping} />
    </>
  );
}

function Sample({ words, preview, mapping }: Pick<ImportMappingProps, 'words' | 'preview' | 'mapping'>) {
  const { e } = words;
  const meaning = (header: string) => CSV_FIELDS.find((field) => mapping.columns[field] === header);
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={e('import_sample')}>
      <table class="sample">
        <caption>{e('import_sample')}</caption>
        <thead>
          <tr>
            {preview.headers.map((header, at) => {
              const field = meaning(header);
              return (
                <th key={at} scope="col" class={field ? undefined : 'unused'}>
                  {header}
                  <span class="hint">{field ? e(`field_${field}`) : '–'}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.sample.map((cells, row) => (
            <tr key={row}>
              {preview.headers.map((_header, at) => (
                <td key={at}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
