import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { bundleScript } from '../../../utils/cli/detect-browser';
import type {} from './entry';

let script = '';
test.beforeAll(async () => {
  script = await bundleScript(join(import.meta.dirname, 'entry.ts'));
});

async function open(page: Page, body: string): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(`<!DOCTYPE html><html lang="en"><head><title>Portal</title></head><body>${body}</body></html>`);
  await page.evaluate(script);
  await page.evaluate(() => harness.start());
  await expect.poll(() => page.evaluate(() => harness.findings.length)).toBeGreaterThan(0);
}

const current = (page: Page) =>
  page.evaluate(() => {
    const last = harness.findings.at(-1);
    return last === undefined
      ? null
      : `${last.subject} ${last.current.map((index) => last.members[index]?.value).join(' ')}`.trim();
  });

const BANNER = '<div id="banner"><b>Doe, Jane</b> DOB 01/02/1980 MRN <span id="mrn">7410023</span></div>';

test.describe('an adapter beside the page', () => {
  const ADAPTER = {
    id: 'example',
    detect: ['#banner'],
    members: [{ selector: '#mrn', read: 'text', kind: 'MRN', label: 'MRN' }],
  } as const;
  const fit = (page: Page) => page.evaluate(() => harness.findings.at(-1)?.fit ?? null);

  test('is told how far it fits, and again once the page has drawn the rest', async ({ page }) => {
    await open(page, '<main id="app"><p>CIN: 90000001A</p></main>');
    expect(await fit(page)).toBeNull();
    await page.evaluate((adapter) => harness.start(adapter), ADAPTER);
    await expect.poll(() => fit(page)).toEqual({ signs: false, lines: 1, members: 0 });
    await page.evaluate((banner) => document.querySelector('#app')!.insertAdjacentHTML('beforeend', banner), BANNER);
    await expect.poll(() => fit(page)).toEqual({ signs: true, lines: 1, members: 1 });
  });
});

test.describe('the person beside the numbers', () => {
  const person = (page: Page) => page.evaluate(() => harness.findings.at(-1)?.person ?? null);

  test('is told by name and birth date', async ({ page }) => {
    await open(page, BANNER);
    expect(await person(page)).toEqual({ name: 'Doe, Jane', birthDate: '1980-01-02' });
  });

  test('is not told where the page shows two birth dates, or two members', async ({ page }) => {
    await open(page, `${BANNER}<p>Mother: Roe, Ann, DOB 03/04/1955</p>`);
    expect(await person(page)).toBeNull();
    await open(page, `${BANNER}<div><b>Roe, Ann</b> DOB 03/04/1955 MRN 7410099</div>`);
    expect(await person(page)).toBeNull();
  });
});

test.describe('a page that changes', () => {
  test('a new patient in the same place is dirty before the page goes on, then found', async ({ page }) => {
    await open(page, BANNER);
    expect(await current(page)).toBe('single 7410023');
    const dirtyAtOnce = await page.evaluate(async () => {
      const before = harness.dirty;
      (document.querySelector('#mrn') as HTMLElement).firstChild!.nodeValue = '7410099';
      await Promise.resolve();
      await Promise.resolve();
      return harness.dirty - before;
    });
    expect(dirtyAtOnce).toBe(1);
    await expect.poll(() => current(page)).toBe('single 7410099');
  });

  test('a second patient makes several, and leaving makes one again', async ({ page }) => {
    await open(page, BANNER);
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<section id="two"><h2>Roe, John</h2><p>MRN 7410055</p></section>'),
    );
    await expect.poll(() => current(page)).toBe('several');
    await page.evaluate(() => document.querySelector('#two')?.remove());
    await expect.poll(() => current(page)).toBe('single 7410023');
  });

  test('a value set as a property fires nothing and is found all the same', async ({ page }) => {
    await open(page, '<label for="i">Medi-Cal ID</label><input id="i">');
    expect(await current(page)).toBe('none');
    await page.evaluate(() => ((document.querySelector('#i') as HTMLInputElement).value = '90000001A'));
    await expect.poll(() => current(page)).toBe('single 90000001A');
  });

  test('typing is read at once', async ({ page }) => {
    await open(page, '<label for="i">Medi-Cal ID</label><input id="i">');
    await page.fill('#i', '90000002C');
    await expect.poll(() => current(page)).toBe('single 90000002C');
  });

  test('what a tab hides is nobody, and showing it is dirty', async ({ page }) => {
    await open(page, `<style>.off{display:none}</style><div id="tab" class="off">${BANNER}</div>`);
    expect(await current(page)).toBe('none');
    await page.evaluate(() => (document.querySelector('#tab') as HTMLElement).classList.remove('off'));
    await expect.poll(() => current(page)).toBe('single 7410023');
    expect(await page.evaluate(() => harness.dirty)).toBeGreaterThan(0);
  });

  test('a shadow root attached late is read and watched', async ({ page }) => {
    await open(page, '<late-card></late-card>');
    await page.evaluate(() => {
      const root = document.querySelector('late-card')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<p>CIN: <span>90000003D</span></p>';
    });
    await expect.poll(() => current(page), { timeout: 5000 }).toBe('single 90000003D');
    await page.evaluate(
      () => (document.querySelector('late-card')!.shadowRoot!.querySelector('span')!.textContent = '90000004E'),
    );
    await expect.poll(() => current(page)).toBe('single 90000004E');
  });

  test('a replaced body is read anew', async ({ page }) => {
    await open(page, BANNER);
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<p>CIN: 90000005F</p>';
      document.body.replaceWith(body);
    });
    await expect.poll(() => current(page)).toBe('single 90000005F');
  });

  test('a row scrolled into a list takes its label from the column', async ({ page }) => {
    await open(
      page,
      '<table><thead><tr><th>Name</th><th>MRN</th></tr></thead><tbody><tr><td>Abel, Rita</td><td>7000111</td></tr></tbody></table>',
    );
    expect(await current(page)).toBe('single 7000111');
    await page.evaluate(() =>
      document.querySelector('tbody')!.insertAdjacentHTML('beforeend', '<tr><td>Baez, Omar</td><td>7000112</td></tr>'),
    );
    await expect.poll(() => current(page)).toBe('several');
  });

  test('a clock, a spinner and a chart that redraws are not dirty', async ({ page }) => {
    await open(page, `${BANNER}<p id="clock">10:00:00</p><div id="spin"></div>`);
    await page.evaluate(async () => {
      for (let i = 0; i < 20; i += 1) {
        document.querySelector('#clock')!.textContent = `10:00:${String(i).padStart(2, '0')}`;
        (document.querySelector('#spin') as HTMLElement).style.transform = `rotate(${i}deg)`;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    expect(await page.evaluate(() => harness.dirty)).toBe(0);
    expect(await page.evaluate(() => harness.findings.length)).toBe(1);
  });

  test('nothing is said after the end', async ({ page }) => {
    await open(page, BANNER);
    const count = await page.evaluate(() => {
      harness.stop();
      document.body.innerHTML = '<p>CIN: 90000006G</p>';
      return harness.findings.length;
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => harness.findings.length)).toBe(count);
  });
});

test.describe('a click', () => {
  const CASES: readonly (readonly [string, string, string | null])[] = [
    ['text in a button', '<button><span id="x">Send fax</span></button>', 'FAX'],
    [
      'an icon without a name',
      '<button><svg class="lucide lucide-printer"><path id="x" d="M0 0"/></svg></button>',
      'PRINT',
    ],
    ['a link to a file', '<a id="x" href="/a/summary.pdf">Summary</a>', 'DOWNLOAD_PDF'],
    ['a mail link', '<a id="x" href="mailto:desk@clinic.example">Desk</a>', 'EMAIL'],
    ['a "View" whose page prints itself', '<a id="x" href="print_letter.php?id=4">View</a>', 'PRINT'],
    ['the blank form of the same page', '<a id="x" href="print_letter.php">View blank form</a>', null],
    ['a download', '<a id="x" href="/x" download>Take it along</a>', 'DOWNLOAD_PDF'],
    ['an inline handler', '<input id="x" type="button" value="Go" onclick="window.print()">', 'PRINT'],
    [
      'a menu item with only the name of a destination',
      '<div role="menu" aria-label="Send to"><div role="menuitem" id="x">Harbor Clinic</div></div>',
      'DIRECT_MESSAGE',
    ],
    [
      'OK in a dialog that exports',
      '<dialog open aria-label="Export record"><button id="x">OK</button></dialog>',
      'EXPORT_CCDA',
    ],
    ['Cancel in the same', '<dialog open aria-label="Export record"><button id="x">Cancel</button></dialog>', null],
    ['preferences', '<button id="x">Print preferences</button>', null],
    ['a tab', '<div role="tablist"><button role="tab" id="x">Export</button></div>', null],
    ['a button that opens a menu', '<button id="x" aria-haspopup="menu">Share</button>', null],
    ['a place in the navigation', '<nav><a id="x" href="/faxes">Faxes</a></nav>', null],
    ['a row that names a task', '<a id="x" href="/task/1"><p>Send referral packet</p><p>Requested</p></a>', null],
    ['plain text', '<p id="x">Send fax</p>', null],
    ['Spanish', '<button id="x">Enviar referencia</button>', 'REFERRAL_SEND'],
  ];
  for (const [name, html, action] of CASES) {
    test(`on ${name}: ${action ?? 'nothing'}`, async ({ page }) => {
      await open(page, html);
      expect(await page.evaluate(() => harness.press(document.querySelector('#x')!))).toBe(action);
    });
  }

  test('inside a shadow root is traced to the control', async ({ page }) => {
    await open(page, '<x-host></x-host>');
    const action = await page.evaluate(() => {
      const root = document.querySelector('x-host')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<button><i id="x"></i><slot></slot></button>';
      document.querySelector('x-host')!.textContent = 'Print chart';
      return harness.press(root.querySelector('#x')!);
    });
    expect(action).toBe('PRINT');
  });

  test("follows the adapter's lines", async ({ page }) => {
    await open(page, '<button id="x">Finish</button><button id="y">Send fax</button>');
    const actions = await page.evaluate(() => {
      harness.start({
        outbound: [{ selector: '#x', action: 'REFERRAL_SEND', stage: 'final', recipient: null }],
        benign: ['#y'],
      });
      return [harness.press(document.querySelector('#x')!), harness.press(document.querySelector('#y')!)];
    });
    expect(actions).toEqual(['REFERRAL_SEND', null]);
  });
});

test.describe('a navigation', () => {
  const CASES: readonly (readonly [string, string | null])[] = [
    ['https://ehr.example/report.csv', 'REPORT'],
    ['https://ehr.example/doc?format=pdf', 'DOWNLOAD_PDF'],
    ['https://ehr.example/print_referral.php?transid=4', 'PRINT'],
    ['https://ehr.example/patients/4', null],
    ['https://ehr.example/search?q=print', null],
    ['https://ehr.example/fhir/Patient/1/$everything', 'EXPORT_FHIR'],
    ['mailto:desk@clinic.example', 'EMAIL'],
  ];
  for (const [url, action] of CASES) {
    test(`to ${url}: ${action ?? 'nothing'}`, async ({ page }) => {
      await open(page, '<p>Hello</p>');
      expect(await page.evaluate((to) => harness.scanner().classifyNavigation({ url: to, method: 'get' }), url)).toBe(
        action,
      );
    });
  }
  test('by a form that asks for a file', async ({ page }) => {
    await open(page, '<p>Hello</p>');
    const action = await page.evaluate(() => {
      const formData = new FormData();
      formData.set('form_csvexport', 'true');
      return harness.scanner().classifyNavigation({ url: 'https://ehr.example/list', method: 'post', formData });
    });
    expect(action).toBe('REPORT');
  });
});

test('the recipient is read from the form around a control', async ({ page }) => {
  await open(
    page,
    '<form><label>To <input value="Harbor Clinic"></label><label>Fax number <input value="559-555-0188"></label><button id="x">Send fax</button></form>',
  );
  expect(await page.evaluate(() => harness.scanner().recipientHints(document.querySelector('#x')!))).toMatchObject({
    name: 'Harbor Clinic',
    fax: '559-555-0188',
  });
});
