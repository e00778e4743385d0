import { describe, expect, it } from 'vitest';
import { newDraft, type FormDraft } from '../../../components/form/draft';
import { firstPage, kioskPages } from '../../../components/form/kiosk/pages';
import { createPinLock } from '../../../entrypoints/form/pin-lock';
import { formCatalog } from '../../../utils/forms/catalog';
import { memoryArea } from '../../support/memory-area';

const TODAY = '2026-11-24';
const forms = formCatalog([]);
const { model } = forms['ascmi-ab133'];

describe('the PIN of a hand-over', () => {
  const setUp = () => {
    const session = memoryArea();
    const clock = { ms: 1_000 };
    return { session, clock, pin: () => createPinLock(session, 'f-1', () => clock.ms) };
  };

  it('opens what it closed, also after the client has reloaded the page, and is nowhere to be read', async () => {
    const { session, pin } = setUp();
    await pin().lock('2468');
    expect(await pin().isLocked()).toBe(true);
    expect(JSON.stringify(await session.get('form.kiosk.f-1'))).not.toContain('2468');
    expect(await pin().unlock('2469')).toEqual({ state: 'wrong' });
    expect(await pin().unlock('2468')).toEqual({ state: 'open' });
    expect(await pin().isLocked()).toBe(false);
  });

  it('waits a minute after five wrong tries, whatever is tried meanwhile', async () => {
    const { clock, pin } = setUp();
    await pin().lock('2468');
    for (let tries = 0; tries < 4; tries += 1) expect(await pin().unlock('0000')).toEqual({ state: 'wrong' });
    expect(await pin().unlock('0000')).toEqual({ state: 'wait', waitMs: 60_000 });
    clock.ms += 59_000;
    expect(await pin().unlock('2468')).toEqual({ state: 'wait', waitMs: 1_000 });
    clock.ms += 1_000;
    expect(await pin().unlock('2468')).toEqual({ state: 'open' });
  });
});

describe('what the client goes through', () => {
  const empty = newDraft({
    formId: 'f-1',
    identifiers: [{ kind: 'CIN', system: 'urn:ascmi-consent-guard:cin', value: '90000001A', source: '' }],
    name: 'Rosa Example',
    birthDate: '1984-02-17',
    mediCal: true,
    organization: 'Example County',
    existing: null,
  });
  const all = (choice: 'AGREE' | 'DECLINE'): FormDraft['choices'] =>
    Object.fromEntries(model.questions.map(({ id }) => [id, choice]));
  const staffDone: FormDraft = { ...empty, mediCal: true, form: 'ascmi-ab133', signerRole: 'self', expiry: 'none' };
  const kinds = (draft: FormDraft) =>
    kioskPages(draft, TODAY, model)
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'question');

  it('is one question a page, then the rest, and signing only when nothing is missing', () => {
    expect(kioskPages(empty, TODAY, model).filter(({ kind }) => kind === 'question')).toHaveLength(
      model.questions.length,
    );
    expect(kinds(empty)).toEqual(['recipients', 'purposes', 'end']);
    const answered: FormDraft = { ...staffDone, choices: all('AGREE'), classes: ['MCP'], purposes: ['TREAT'] };
    expect(kinds(answered)).toEqual(['recipients', 'purposes', 'text', 'signature', 'end']);
    expect(kinds({ ...answered, signerRole: null })).toEqual(['recipients', 'purposes', 'end']);
    expect(kinds({ ...staffDone, choices: all('DECLINE') })).toEqual(['text', 'signature', 'end']);
  });

  it('is only the text and the signature where the form is taken back', () => {
    const draft: FormDraft = { ...staffDone, sitting: 'revoke', form: 'ascmi-revocation', choices: all('AGREE') };
    const pages = kioskPages(draft, TODAY, forms['ascmi-revocation'].model);
    expect(pages.map(({ kind }) => kind)).toEqual(['text', 'signature', 'end']);
  });

  it('begins where staff stopped', () => {
    const rest = Object.fromEntries(Object.entries(all('AGREE')).filter(([id]) => id !== 'general'));
    expect(firstPage({ ...staffDone, choices: rest }, TODAY, model)).toBe(0);
    expect(firstPage({ ...staffDone, choices: all('AGREE') }, TODAY, model)).toBe(model.questions.length);
  });
});
