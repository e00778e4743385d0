import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { ok } from '../../../utils/ascmi/result';
import type { FormResult } from '../../../utils/contract/form';
import { DEFAULT_POLICY } from '../../../utils/policy/merge';
import { createFormDrafts, openDraftDatabase } from '../../../utils/tabs/form-drafts';
import { FormService, type MemberOnFile } from '../../../utils/tabs/forms';
import { records } from '../../support/members';
import { memoryArea } from '../../support/memory-area';

const NOW = Date.parse('2026-11-24T18:00:00Z');
const member: MemberOnFile = {
  identifiers: [{ kind: 'CIN', system: CIN_SYSTEM, value: '90000001A', source: 'the earlier consent' }],
  name: '',
  birthDate: '1984-03-12',
  personSource: 'the earlier consent',
  mediCal: true,
};

function service(open: (formId: string) => Promise<number>) {
  const found = records('2026-11-24').consents.filter(({ id }) => id === 'c-01');
  return new FormService({
    session: memoryArea(),
    deliveries: {
      file: () => Promise.resolve(ok({ state: 'filed', reference: 'Consent/c-17' })),
      withdraw: () => Promise.resolve(ok(null)),
    },
    audit: { append: () => Promise.resolve() },
    pseudonym: () => Promise.resolve('p'),
    tabIds: () => Promise.resolve([]),
    tabs: {
      ask: () => Promise.resolve({ outcome: 'FOUND', records: found, checkedAtMs: NOW }),
    },
    policy: () => Promise.resolve(DEFAULT_POLICY),
    now: () => NOW,
    newId: () => 'f-1',
    drafts: createFormDrafts({ openDb: () => openDraftDatabase(), crypto, now: () => NOW }),
    open,
  } as unknown as ConstructorParameters<typeof FormService>[0]);
}

it('a form about somebody on file starts beside their consent, and its address holds the random id alone', async () => {
  const opened: string[] = [];
  const forms = service((formId) => {
    opened.push(formId);
    return Promise.resolve(7);
  });
  expect(await forms.beginAbout(member)).toBe(true);
  expect(opened).toEqual(['f-1']);
  expect(await forms.read('f-1')).toMatchObject({ ...member, existing: { state: 'ALL', form: 'ascmi-ab133' } });
});

it('nothing of the member stays behind where no tab could be opened', async () => {
  const forms = service(() => Promise.reject(new Error('no window')));
  expect(await forms.beginAbout(member)).toBe(false);
  expect(await forms.read('f-1')).toBeNull();
});

/** A signed form of the same member; enough of it to be filed. */
const SIGNED: FormResult = {
  formId: '3f0c52aa-0000-4000-8000-000000000001',
  form: 'ascmi-ab133',
  definition: 'urn:example|1',
  language: 'en',
  member: { identifiers: [{ system: CIN_SYSTEM, value: '90000001A' }], name: 'Rosa Example', mediCal: true },
  organization: 'Example County',
  choices: { GENERAL: 'AGREE' },
  recipients: { classes: ['MCP'], named: [] },
  purposes: ['TREAT'],
  signer: { role: 'self', name: 'Rosa Example' },
  signature: { method: 'typed', text: 'Rosa Example' },
  signedAt: '2026-11-24T10:00:00-08:00',
  shownText: 'What was shown',
  shownTextSha256: 'ab'.repeat(32),
};

it.each(['ascmi-ab133', 'ascmi-revocation'] as const)(
  'tells what was filed and which earlier form it stands over or takes back: %s',
  async (form) => {
    const done = await service(() => Promise.resolve(7)).file({ ...SIGNED, form });
    expect(done).toEqual({
      ok: true,
      reference: 'Consent/c-17',
      parts: ['Consent', 'QuestionnaireResponse', 'DocumentReference', 'Provenance'],
      earlier: ['Consent/c-01'],
    });
  },
);
