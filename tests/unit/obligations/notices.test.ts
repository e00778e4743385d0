import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverSheet } from '../../../utils/obligations/cover-sheet';
import { plainText } from '../../../utils/documents/document';
import { PART2_NOTICE, PART2_NOTICE_ES, PART2_NOTICE_SHORT, noticeText } from '../../../utils/obligations/notices';
import { renderPdf } from '../../../utils/obligations/pdf-render';
import { pdfText } from '../../support/pdf-text';

/**
 * Wording of the 2018 and 2020 rules, which must never be emitted again. Spelt in halves, so that this file does not contain it and the
 * scan needs no exception.
 */
const OBSOLETE: readonly RegExp[] = [
  new RegExp(['prohibits\\s+unauthorized', 'disclosure\\s+of\\s+these\\s+records'].join('\\s+'), 'i'),
  new RegExp(['investigate\\s+or', 'prosecute\\s+with\\s+regard\\s+to\\s+a\\s+crime'].join('\\s+'), 'i'),
  new RegExp(
    ['making\\s+any\\s+further', 'disclosure\\s+of\\s+(?:information\\s+in\\s+)?this\\s+record'].join('\\s+'),
    'i',
  ),
];
const obsoleteIn = (text: string): boolean =>
  OBSOLETE.some((pattern) => pattern.test(text.replace(/'\s*\+\s*'|`\s*\+\s*`|"\s*\+\s*"/g, '')));

const root = join(import.meta.dirname, '../../..');
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:js|html|json|css|md|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the notice of 42 CFR 2.32', () => {
  test('short form, verbatim', () => {
    expect(noticeText(PART2_NOTICE_SHORT)).toBe(
      '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    );
  });
  test('long form, verbatim', () => {
    expect(noticeText(PART2_NOTICE)).toBe(
      'This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies: (i) Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2. (ii) You are a covered entity or business associate and have received the record for treatment, payment, or health care operations, or (iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).',
    );
  });
  test('the Spanish aid says that it is unofficial and follows the same version', () => {
    expect(PART2_NOTICE_ES.mark).toContain('no oficial');
    expect([PART2_NOTICE_ES.of, PART2_NOTICE_ES.version]).toEqual([PART2_NOTICE.id, PART2_NOTICE.version]);
  });
});

describe('obsolete wording is unreachable', () => {
  test('the patterns recognise it', () => {
    expect(obsoleteIn(['42 CFR part 2 prohibits unauthorized', 'disclosure of these records.'].join(' '))).toBe(true);
    expect(obsoleteIn(['to investigate or', 'prosecute with regard to a crime any patient'].join(' '))).toBe(true);
    expect(obsoleteIn(noticeText(PART2_NOTICE))).toBe(false);
    expect(obsoleteIn(noticeText(PART2_NOTICE_SHORT))).toBe(false);
  });
  test('no file of the source tree holds it', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
      .split('\n')
      .filter((file) => file !== '' && file !== 'package-lock.json');
    expect(files.length).toBeGreaterThan(20);
    const holding = files.filter(
      (file) => existsSync(join(root, file)) && obsoleteIn(readFileSync(join(root, file), 'utf8')),
    );
    expect(holding).toEqual([]);
  });
  test('no built package holds it', () => {
    const output = join(root, '.output');
    const holding = existsSync(output)
      ? filesBelow(output).filter((file) => obsoleteIn(readFileSync(file, 'utf8')))
      : [];
    expect(holding).toEqual([]);
  });
  test('no generated sheet holds it, and every Part 2 sheet holds the current text', async () => {
    for (const obligations of [['N232'], ['N232', 'COPY', 'NRD', 'LBL'], ['LOG'], []]) {
      for (const spanishHelper of [true, false]) {
        const sheet = coverSheet({
          obligations,
          sender: { organization: 'Example County' },
          recipient: {},
          date: '2026-11-24',
          spanishHelper,
          ruleSetVersion: 'r1',
        });
        const printed = pdfText(await renderPdf(sheet, new Date(0))).replace(/\s+/g, ' ');
        const part2 = obligations.includes('N232');
        for (const text of [plainText(sheet).replace(/\s+/g, ' '), printed]) {
          expect(obsoleteIn(text)).toBe(false);
          expect(text.includes(noticeText(PART2_NOTICE))).toBe(part2);
          expect(text.includes('no oficial')).toBe(part2 && spanishHelper);
        }
      }
    }
  });
});
