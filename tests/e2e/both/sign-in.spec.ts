import { until } from '../../support/settings';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { ON_DISK, tokensOf, start, account, expectText, reasonInPopup, signIn } from '../../support/sign-in';
import { expect, test } from '../fixtures';

test.describe('signing in at a registry (SMART)', () => {
  test('a person signs in and agrees in the browser’s own window; code and PKCE S256 leave, the verifier stays', async ({
    extension,
    portal,
  }) => {
    const server = await start(extension, { unattended: false });
    const page = await extension.open();
    try {
      await account(extension, portal, page, server.baseUrl);
      await expectText(page, optionsEn.sign_in_needed);
      await page.click({ role: 'button', name: optionsEn.sign_in_do });
      const window = await extension.opened(server.issuer);
      await expect.poll(() => window.evaluate('document.querySelector("[name=login]") !== null')).toBe(true);
      await window.evaluate(
        `for (const field of document.querySelectorAll('[name=login], [name=password]')) field.value = 'nurse'`,
      );
      await window.click({ role: 'button', name: 'Sign-in' });
      await window.click({ role: 'button', name: 'Continue' });
      await expectText(page, optionsEn.sign_in_done);
      const asked = new URL(
        server.requests.find((line) => line.startsWith('GET /auth?'))?.slice(4) ?? '',
        server.issuer,
      );
      expect(asked.searchParams.get('response_type')).toBe('code');
      expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
      expect(asked.searchParams.get('code_challenge')).toHaveLength(43);
      expect(asked.searchParams.has('code_verifier')).toBe(false);
      const held = await tokensOf(extension, server);
      expect(await server.isLive(held?.access ?? '')).toBe(true);
    } finally {
      await page.close();
      await server.stop();
    }
  });

  test('tokens are in the session area only, outlive the worker, and end here and there with the sign-out', async ({
    extension,
    portal,
  }) => {
    const server = await start(extension);
    const page = await extension.open();
    try {
      await account(extension, portal, page, server.baseUrl);
      await signIn(page);
      const held = await tokensOf(extension, server);
      const disk = String(await extension.evaluateInExtension(ON_DISK));
      expect(disk).toContain(server.baseUrl);
      expect(disk).not.toContain(held?.access);
      expect(disk).not.toContain(held?.refresh);
      await extension.stopBackground();
      await account(extension, portal, page, server.baseUrl);
      await expectText(page, optionsEn.sign_in_done);
      await page.click({ role: 'button', name: optionsEn.sign_in_out });
      await expectText(page, optionsEn.sign_in_needed);
      expect(await tokensOf(extension, server)).toBeNull();
      expect(await server.isLive(held?.access ?? '')).toBe(false);
    } finally {
      await page.close();
      await server.stop();
    }
  });

  test('one account for each of several registries', async ({ extension, portal }) => {
    const [first, second] = [await start(extension), await start(extension)];
    const page = await extension.open();
    try {
      await account(extension, portal, page, first.baseUrl);
      await signIn(page);
      await account(extension, portal, page, second.baseUrl);
      await signIn(page);
      const [ours, theirs] = [await tokensOf(extension, first), await tokensOf(extension, second)];
      expect(ours?.access).not.toBe(theirs?.access);
      await page.click({ role: 'button', name: optionsEn.sign_in_out });
      await expectText(page, optionsEn.sign_in_needed);
      await account(extension, portal, page, first.baseUrl);
      await expectText(page, optionsEn.sign_in_done);
      expect(await second.isLive(theirs?.access ?? '')).toBe(false);
      expect(await first.isLive(ours?.access ?? '')).toBe(true);
      await page.click({ role: 'button', name: optionsEn.sign_in_out });
      await expectText(page, optionsEn.sign_in_needed);
    } finally {
      await page.close();
      await Promise.all([first.stop(), second.stop()]);
    }
  });

  test('a sign-in server at an origin of its own serves sign-in, renewal and sign-out', async ({
    extension,
    portal,
  }) => {
    const server = await start(extension, { apart: true, accessTokenLifeS: 20 });
    const page = await extension.open();
    try {
      expect(new URL(server.baseUrl).origin).not.toBe(server.issuer);
      await account(extension, portal, page, server.baseUrl);
      await signIn(page);
      const held = await tokensOf(extension, server);
      expect(await server.isLive(held?.access ?? '')).toBe(true);
      await page.click({ role: 'button', name: optionsEn.sign_in_out });
      await expectText(page, optionsEn.sign_in_needed);
      expect(await server.isLive(held?.access ?? '')).toBe(false);
    } finally {
      await page.close();
      await server.stop();
    }
  });

  test('an origin that the browser has not granted is asked for by name, and no window opens before', async ({
    extension,
    portal,
  }) => {
    const server = await start(extension, { apart: true });
    const page = await extension.open();
    try {
      server.behaviour.tokenOrigin = 'https://sign-in.example';
      await account(extension, portal, page, server.baseUrl);
      await expectText(page, optionsEn.sign_in_grant_text.replace('$1', 'sign-in.example'));
      await expectText(page, optionsEn.sign_in_grant_do.replace('$1', 'sign-in.example'));
      expect(await page.evaluate('document.body.innerText')).not.toContain(optionsEn.sign_in_busy);
      expect(server.requests.filter((line) => !line.includes('.well-known'))).toEqual([]);
    } finally {
      await page.close();
      await server.stop();
    }
  });

  test('a sign-in that fails says why, and signs nobody in', async ({ extension, portal }) => {
    const server = await start(extension);
    const page = await extension.open();
    try {
      const failing = [
        [{ foreignChallenge: true }, optionsEn.sign_in_problem_mismatch],
        [{ mood: 'turns-back' }, optionsEn.sign_in_problem_cancelled],
        [{ pkce: false }, optionsEn.sign_in_problem_no_pkce],
        [{ smart: false }, optionsEn.sign_in_problem_not_smart],
      ] as const;
      const usual = { ...server.behaviour };
      // The reason of the attempt before is still shown.
      let button: string = optionsEn.sign_in_do;
      for (const [behaviour, words] of failing) {
        Object.assign(server.behaviour, usual, behaviour);
        await account(extension, portal, page, server.baseUrl);
        await expectText(page, optionsEn.sign_in_needed);
        await page.click({ role: 'button', name: button });
        button = optionsEn.sign_in_again;
        await expectText(page, words);
        await expectText(page, optionsEn.sign_in_needed);
        expect(await reasonInPopup(extension)).toContain(words);
        expect(await tokensOf(extension, server)).toBeNull();
      }
      await server.stop();
      await account(extension, portal, page, server.baseUrl);
      await page.click({ role: 'button', name: button });
      await expectText(page, optionsEn.sign_in_problem_offline);
    } finally {
      await page.close();
      await server.stop();
    }
  });
});

test.describe('a registry that takes signed-in people only', () => {
  test('look-ups carry the token; one that ran out is renewed, and the refresh token rotates', async ({
    clinic,
    extension,
    portal,
    fhir,
  }) => {
    // Tokens are renewed half a minute early: this one is due at once, and each look-up renews it.
    const server = await start(extension, { fhir: fhir.baseUrl, accessTokenLifeS: 20 });
    // One tab for both: a browser lets tabs in the background wait.
    const page = clinic.screen;
    try {
      await account(extension, portal, page, server.baseUrl);
      await clinic.openMember('m-02');
      await clinic.expectState('UNK');
      await account(extension, portal, page, server.baseUrl);
      await signIn(page);
      const before = await tokensOf(extension, server);
      await clinic.openMember('m-02');
      await clinic.expectState('PART');
      await until('another token', async () => (await tokensOf(extension, server))?.access !== before?.access);
      const after = await tokensOf(extension, server);
      expect(after?.refresh).not.toBe(before?.refresh);
      expect(await server.isLive(after?.access ?? '')).toBe(true);
    } finally {
      await server.stop();
    }
  });

  test('a revoked token is replaced in silence; a revoked sign-in holds back and says who has to act', async ({
    clinic,
    extension,
    portal,
    fhir,
  }) => {
    const server = await start(extension, { fhir: fhir.baseUrl });
    // One tab for both: a browser lets tabs in the background wait.
    const page = clinic.screen;
    try {
      await account(extension, portal, page, server.baseUrl);
      await signIn(page);
      const before = await tokensOf(extension, server);
      await server.revokeAll('access');
      expect(await server.isLive(before?.access ?? '')).toBe(false);
      await clinic.openMember('m-01');
      await clinic.expectState('ALL');
      await server.revokeAll('everything');
      await clinic.openMember('m-02');
      await clinic.expectState('UNK');
      await clinic.expectShown(pageEn.problem_unauthorized);
      await clinic.clickFax();
      await clinic.expectStopped();
      expect(await tokensOf(extension, server)).toBeNull();
      await account(extension, portal, page, server.baseUrl);
      await expectText(page, optionsEn.sign_in_needed);
    } finally {
      await server.stop();
    }
  });
});
