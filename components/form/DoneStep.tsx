import type { FormSignature } from '../../utils/contract/form';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { Notice } from '../shared/Notice';
import type { Filed, FormApi } from './api';
import type { FormDraft } from './draft';
import { SignedDocument } from './ReviewStep';
import type { SpokenForm, Tongue } from './shown';

interface DoneStepProps {
  readonly filed: Filed;
  readonly draft: FormDraft;
  readonly spoken: SpokenForm;
  readonly tongue: Tongue;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  readonly api: FormApi;
}

/** The form is filed; what was signed stays on screen for printing. */
export function DoneStep({ filed, draft, spoken, tongue, f, t, api }: DoneStepProps) {
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
            text={f(filed.result.form === 'ascmi-revocation' ? 'done_revoked' : 'done_text')}
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
      <Records filed={filed} f={f} />
      <p class="screen-only">{f(filed.copy === null ? 'copy_failed' : 'copy_ready')}</p>
      <div class="actions screen-only">
        {filed.copy === null ? (
          <button type="button" class="button primary" onClick={api.print}>
            {f('done_print')}
          </button>
        ) : (
          <>
            <a class="button primary" href={filed.copy} download={`ASCMI-${filed.result.formId.slice(0, 8)}.pdf`}>
              {f('copy_client')}
            </a>
            <a class="button" href={filed.copy} target="_blank" rel="noopener">
              {f('copy_print')}
            </a>
          </>
        )}
        <button type="button" class="button" onClick={api.close}>
          {f('done_close')}
        </button>
      </div>
      <SignedDocument draft={draft} spoken={spoken} tongue={tongue} />
      <Signature label={f('method')} signature={signature} />
      {filed.result.coSigner && (
        <Signature label={f('co_signature', filed.result.coSigner.name)} signature={filed.result.coSigner.signature} />
      )}
    </main>
  );
}

/** What was filed, and what became of earlier forms. */
function Records({ filed, f }: Pick<DoneStepProps, 'filed' | 'f'>) {
  const { parts, earlier } = filed.records;
  const isRevocation = filed.result.form === 'ascmi-revocation';
  const about = isRevocation ? (filed.queued ? 'done_withdrawn_later' : 'done_withdrawn') : 'done_renewed';
  return (
    <section class="screen-only" aria-labelledby="done-records">
      <h2 id="done-records">{f(filed.queued ? 'done_parts_queued' : 'done_parts')}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part}>{f(`done_part_${part}`)}</li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <>
          <h2>{f(about)}</h2>
          <ul>
            {earlier.map((reference) => (
              <li key={reference}>
                <bdi>{reference}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Signature({ label, signature }: { readonly label: string; readonly signature: FormSignature }) {
  if (signature.method === 'none') return null;
  return (
    <p>
      {label}:{' '}
      {signature.method === 'typed' ? (
        <b class="signature">{signature.text}</b>
      ) : (
        <img class="signature-image" src={signature.image} alt={label} />
      )}
    </p>
  );
}
