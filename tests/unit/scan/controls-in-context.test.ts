// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { judgeControl } from '../../../utils/scan/outbound/controls';

beforeEach(() => {
  document.title = '';
});

/** What the control `#x` of a page would do. */
function actionIn(html: string, title = ''): string | undefined {
  document.title = title;
  document.body.innerHTML = html;
  const control = document.querySelector('#x');
  return control === null ? undefined : judgeControl(control)?.action;
}

it('takes a last click from the heading before it', () => {
  expect(
    actionIn('<h4>Send to external provider</h4><form><input value="a"><input id="x" type="submit" value="Go"></form>'),
  ).toBe('DIRECT_MESSAGE');
  expect(
    actionIn('<h2>Authorization request</h2><p>H2015</p><button>Save</button><button id="x">Submit request</button>'),
  ).toBe('PLAN_SUBMIT');
});

it('takes it from no heading whose section has its own command', () => {
  const before = '<h4>Send to external provider</h4><form><button>Go</button></form>';
  expect(actionIn(`${before}<form>Find client <input><input id="x" type="submit" value="Go"></form>`)).toBeUndefined();
});

it('goes on with a wizard unless the heading names whom it goes to', () => {
  expect(actionIn('<h1>New referral</h1><button id="x">Continue</button>')).toBeUndefined();
  expect(actionIn('<h1>New referral</h1><button id="x">Next »</button>')).toBeUndefined();
  expect(
    actionIn('<h1>New</h1><fieldset><legend>Disclose to</legend></fieldset><button id="x">Continue</button>'),
  ).toBe('DIRECT_MESSAGE');
});

it('forwards a fax, and only turns a page elsewhere', () => {
  expect(actionIn('<div><a href="#" id="x">Forward</a></div>', 'Fax inbox')).toBe('FAX');
  expect(actionIn('<div><a href="#" id="x">Forward</a></div>', 'Discharge slides')).toBeUndefined();
});

it('does not stop where a message only begins', () => {
  document.body.innerHTML = '<button id="a">Compose</button><button id="b">Send</button>';
  const stage = (id: string) => judgeControl(document.querySelector(id) as Element)?.stage;
  expect([stage('#a'), stage('#b')]).toEqual(['opens', 'final']);
});

it('reads the name of a picture as a picture', () => {
  expect(actionIn('<button id="x"><span role="img" aria-label="printer" class="anticon"></span></button>')).toBe(
    'PRINT',
  );
  expect(actionIn('<v-button role="button" id="x"><v-icon icon="lib:download-alt"></v-icon></v-button>')).toBe(
    'DOWNLOAD_PDF',
  );
  expect(actionIn('<button id="x"><i class="material-icons">send_time_extension</i></button>')).toBeUndefined();
  expect(actionIn('<button id="x"><i class="icon-send-outline"></i></button>')).toBe('DIRECT_MESSAGE');
});
