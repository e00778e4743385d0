import type { Ref } from 'preact';
import type { FormKey } from '../../../utils/ui/strings/form.en';
import { CheckField, RadioField } from '../../shared/Field';
import type { StepProps } from '../props';
import { SignedDocument } from '../ReviewStep';
import { signedText } from '../signed-text';
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

type Words = Pick<StepProps, 'model' | 'wording' | 'f'>;

const questionOf = ({ model }: Words, id: string) => model.questions.find((question) => question.id === id);

function titleOf(page: KioskPage, words: Words): string {
  if (page.kind !== 'question') return words.f(TITLES[page.kind]);
  const question = questionOf(words, page.id);
  return question ? words.wording.question(question) : '';
}

function meaningOf(id: string, words: Words): string {
  const question = questionOf(words, id);
  return question ? words.wording.help(question) : '';
}

/** What is on one page. */
export function KioskContent(props: KioskContentProps) {
  const { page, heading } = props;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {titleOf(page, props)}
      </h1>
      <Answer {...props} />
    </>
  );
}

function Answer(props: KioskContentProps) {
  const { page, draft, change, model, wording, f } = props;
  switch (page.kind) {
    case 'question': {
      const { id } = page;
      const meaning = meaningOf(id, props);
      return (
        <>
          {meaning && <p>{meaning}</p>}
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
          options={model.recipientClasses.map((one) => ({ value: one.kind, label: wording.recipient(one) }))}
          chosen={draft.classes}
          onChange={(classes) => change({ classes })}
        />
      );
    case 'purposes':
      return (
        <Several
          label={f('purposes')}
          options={model.purposes.map((one) => ({ value: one.code, label: wording.purpose(one) }))}
          chosen={draft.purposes}
          onChange={(purposes) => change({ purposes })}
        />
      );
    case 'text':
      return (
        <>
          <h2 class="sr">{wording.title}</h2>
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
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

function Several<Value extends string>({ label, options, chosen, onChange }: SeveralProps<Value>) {
  return (
    <fieldset class="field">
      <legend class="sr">{label}</legend>
      <div class="radios">
        {options.map(({ value, label: text }) => (
          <CheckField
            key={value}
            label={text}
            checked={chosen.includes(value)}
            onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What the button reads aloud: all that the page shows, in its order. */
export function spokenText(page: KioskPage, props: Words & Pick<StepProps, 'draft' | 'tongue'>): string {
  const { draft, model, wording, f, tongue } = props;
  const title = titleOf(page, props);
  const all = (...texts: readonly string[]) => texts.filter((text) => text !== '').join('. ');
  switch (page.kind) {
    case 'question':
      return all(title, meaningOf(page.id, props), f('kiosk_ask'), f('agree'), f('decline'));
    case 'recipients':
      return all(title, ...model.recipientClasses.map(wording.recipient));
    case 'purposes':
      return all(title, ...model.purposes.map(wording.purpose));
    case 'text':
      return signedText(draft, model, f, tongue.language).plain;
    case 'signature':
      return all(title, f('intent'));
    case 'end':
      return all(title, f('kiosk_end_text'));
  }
}
