import type { Screen } from './browser-driver';
import { until } from './settings';

/** Finds a field by its label's text, as a person does. */
const fieldOf = (label: string) =>
  `[...document.querySelectorAll('label')].find((one) => one.textContent.trim() === ${JSON.stringify(label)})?.control`;

/** One of the extension's own pages. Files and pass phrases cannot be typed through both drivers: the page itself is given them. */
export class OwnPage {
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  text(): Promise<string> {
    return this.screen.evaluate('document.body.innerText').then(String);
  }

  expectText(text: string): Promise<void> {
    return until(`“${text}”`, async () => (await this.text()).includes(text), 30_000);
  }

  press(name: string): Promise<void> {
    return this.screen.click({ role: 'button', name });
  }

  async fill(label: string, text: string): Promise<void> {
    await this.#give(
      label,
      `field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input', { bubbles: true }));`,
    );
  }

  async chooseFile(label: string, name: string, text: string): Promise<void> {
    await this.#give(
      label,
      `const data = new DataTransfer();
       data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
       field.files = data.files;
       field.dispatchEvent(new Event('change', { bubbles: true }));`,
    );
  }

  async #give(label: string, code: string): Promise<void> {
    await until(`the field “${label}”`, async () =>
      Boolean(
        await this.screen.evaluate(
          `(() => { const field = ${fieldOf(label)}; if (!field) return false; ${code} return true; })()`,
        ),
      ),
    );
  }
}
