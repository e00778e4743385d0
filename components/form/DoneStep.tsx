import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { Notice } from '../shared/Notice';
import type { Filed, FormApi } from './api';
import type { FormDraft } from './draft';

import type { FormModel } from '../../utils/forms/model';
import { SignedDocument } from './ReviewStep';
import { wordingOf } from './wording';

interface DoneStepProps {
  readonly filed: Filed;
  readonly draft: FormDraft;
  readonly model: FormModel;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  readonly api: FormApi;
}

/** The form is filed; what was signed stays on screen for printing. */
export function DoneStep({ filed, draft, model, f, t, api }: DoneStepProps) {
  const { signature, signedAt } = filed.result;
  const signed = new Date(signedAt);
  return (
    <main class="form done">
      <div role="status">
        {filed.queued ? (
          <Notice tone="warning" title={f('done_queued_title')} text={f('done_queued_text')} />
        ) : (
          <Notice
            tone="info"
            title={f('done_title')}
            text={f(model.document === 'ascmi-revocation' ? 'done_revoked' : 'done_text')}
          />
        )}
      </div>
      <dl class="pairs">
        <dt>{f('done_reference')}</dt>
        <dd>{filed.reference}</dd>
        <dt>{f('done_signed')}</dt>
        <dd>
          {new Intl.DateTimeFormat(`${t('language')}-US`, { dateStyle: 'long', timeStyle: 'short' }).format(signed)}
        </dd>
      </dl>
      <p class="screen-only">{f('done_copy')}</p>
      <div class="actions screen-only">
        <button type="button" class="button primary" onClick={api.print}>
          {f('done_print')}
        </button>
        <button type="button" class="button" onClick={api.close}>
          {f('done_close')}
        </button>
      </div>
      <SignedDocument draft={draft} model={model} wording={wordingOf(model, f)} f={f} t={t} />
      <p>
        {f('method')}:{' '}
        {signature.method === 'typed' ? (
          <b class="signature">{signature.text}</b>
        ) : (
          <img class="signature-image" src={signature.image} alt={f('method')} />
        )}
      </p>
    </main>
  );
}
