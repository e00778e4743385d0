import { useEffect, useState } from 'preact/hooks';
import { blankDocument } from '../../utils/documents/consent-document';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { FormApi } from './api';
import type { FormDraft } from './draft';
import { blankPaper } from './paper';
import type { SpokenForm, Tongue } from './shown';

interface BlankFormProps {
  readonly draft: FormDraft;
  readonly spoken: SpokenForm;
  readonly tongue: Tongue;
  readonly f: Translate<FormKey>;
  readonly api: FormApi;
}

/** The form to fill in by hand, in the client's language. It is made when asked for. */
export function BlankForm({ draft, spoken, tongue, f, api }: BlankFormProps) {
  const [state, setState] = useState<'unasked' | 'busy' | 'failed' | { readonly address: string }>('unasked');
  const { organization } = draft;
  useEffect(() => setState('unasked'), [tongue, spoken, organization]);
  function make(): void {
    setState('busy');
    const paper = blankPaper(spoken, organization.trim(), tongue);
    api.pdf(blankDocument(paper)).then(
      (pdf) => setState({ address: api.address(pdf) }),
      () => setState('failed'),
    );
  }
  if (typeof state === 'object') {
    return (
      <p>
        <a href={state.address} target="_blank" rel="noopener" download="ASCMI-blank.pdf">
          {f('blank_form')}
        </a>
      </p>
    );
  }
  return (
    <div class="actions">
      <button type="button" class="button quiet" disabled={state === 'busy'} onClick={make}>
        {f('blank_form')}
      </button>
      {state === 'failed' && <p class="error">{f('copy_failed')}</p>}
    </div>
  );
}
