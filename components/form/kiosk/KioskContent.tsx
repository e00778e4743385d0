import type { Ref } from 'preact';
import type { FormKey } from '../../../utils/ui/strings/form.en';
import type { Translate } from '../../../utils/ui/strings/translate';
import { CheckField, RadioField } from '../../shared/Field';
import { FORM_PURPOSES, RECIPIENT_CLASSES } from '../definition';
import type { FormDraft } from '../draft';
import { signedText } from '../outcome';
import type { StepProps } from '../props';
import { SignedDocument } from '../ReviewStep';
import { Intent, SignHere } from '../SignatureBlock';
import type { KioskPage } from './pages';

interface KioskContentProps extends StepProps {
  readonly page: KioskPage;
  readonly heading: Ref<HTMLHeadingElement>;
}

const TITLES = {
  recipients: 'recipients',
  purposes: 'purposes',
  text: 'kiosk_text',
  signature: 'kiosk_sign',
  end: 'kiosk_end',
} as const satisfies Record<string, FormKey>;

const titleOf = (page: KioskPage, f: Translate<FormKey>) =>
  page.kind === 'question' ? f(`q_${page.id}`) : f(TITLES[page.kind]);

/** What is on one page. */
export function KioskContent(props: KioskContentProps) {
  const { page, heading, f } = props;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {titleOf(page, f)}
      </h1>
      <Answer {...props} />
    </>
  );
}

function Answer(props: KioskContentProps) {
  const { page, draft, change, f } = props;
  switch (page.kind) {
    case 'question': {
      const { id } = page;
      return (
        <>
          <p>{f(`q_${id}_means`)}</p>
          <RadioField
            label={f('kiosk_ask')}
            value={draft.choices[id] ?? null}
            options={[
              { value: 'AGREE', label: f('agree') },
              { value: 'DECLINE', label: f('decline') },
            ]}
            onChange={(choice) => change({ choices: { ...draft.choices, [id]: choice } })}
          />
        </>
      );
    }
    case 'recipients':
      return (
        <Several
          label={f('recipients')}
          values={RECIPIENT_CLASSES.map(({ kind }) => kind)}
          chosen={draft.classes}
          words={(kind) => f(`r_${kind}`)}
          onChange={(classes) => change({ classes })}
        />
      );
    case 'purposes':
      return (
        <Several
          label={f('purposes')}
          values={FORM_PURPOSES}
          chosen={draft.purposes}
          words={(code) => f(`p_${code}`)}
          onChange={(purposes) => change({ purposes })}
        />
      );
    case 'text':
      return (
        <>
          <h2 class="sr">{f('long_title')}</h2>
          <SignedDocument {...props} />
        </>
      );
    case 'signature':
      return (
        <>
          <RadioField
            label={f('method')}
            value={draft.method === 'drawn' ? 'drawn' : 'typed'}
            options={[
              { value: 'typed', label: f('method_typed') },
              { value: 'drawn', label: f('method_drawn') },
            ]}
            onChange={(method) => change({ method })}
          />
          <SignHere {...props} />
          <Intent {...props} label={f('intent')} />
        </>
      );
    case 'end':
      return <p>{f('kiosk_end_text')}</p>;
  }
}

interface SeveralProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly words: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}

function Several<Value extends string>({ label, values, chosen, words, onChange }: SeveralProps<Value>) {
  return (
    <fieldset class="field">
      <legend class="sr">{label}</legend>
      <div class="radios">
        {values.map((value) => (
          <CheckField
            key={value}
            label={words(value)}
            checked={chosen.includes(value)}
            onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What the button reads aloud: all that the page shows, in its order. */
export function spokenText(page: KioskPage, draft: FormDraft, f: Translate<FormKey>, language: string): string {
  const title = titleOf(page, f);
  switch (page.kind) {
    case 'question':
      return [title, f(`q_${page.id}_means`), f('kiosk_ask'), f('agree'), f('decline')].join('. ');
    case 'recipients':
      return [title, ...RECIPIENT_CLASSES.map(({ kind }) => f(`r_${kind}`))].join('. ');
    case 'purposes':
      return [title, ...FORM_PURPOSES.map((code) => f(`p_${code}`))].join('. ');
    case 'text':
      return signedText(draft, f, language).plain;
    case 'signature':
      return [title, f('intent')].join('. ');
    case 'end':
      return [title, f('kiosk_end_text')].join('. ');
  }
}
