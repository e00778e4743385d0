import { useEffect, useState } from 'preact/hooks';
import type { EmbeddedSummary } from '../../../utils/contract/embedded-view';
import { Notice } from '../../shared/Notice';
import { SectionFrame } from '../Section';
import type { OptionsWords } from '../words';
import type { EmbeddedApi } from './api';
import { BackupPanel } from './BackupPanel';
import { EmptyPanel } from './EmptyPanel';
import { ExportPanel } from './ExportPanel';
import { ImportPanel } from './ImportPanel';
import { numberOf } from './panel';
import { PastImports } from './PastImports';
import { PracticeNotice } from './PracticeNotice';
import { RestorePanel } from './RestorePanel';
import { SearchPanel } from './SearchPanel';

interface EmbeddedSectionProps {
  readonly api: EmbeddedApi;
  readonly words: OptionsWords;
}

/** The registry inside the browser: what is in it, how it gets there and out again, and what stands about one member. */
export function EmbeddedSection({ api, words }: EmbeddedSectionProps) {
  const { e, t } = words;
  const [summary, setSummary] = useState<EmbeddedSummary | null>(null);
  const [isSilent, setSilent] = useState(false);

  function take(answer: EmbeddedSummary | null): void {
    setSilent(answer === null);
    if (answer) setSummary(answer);
  }
  useEffect(() => {
    let isCurrent = true;
    void api.summary().then((answer) => {
      if (isCurrent) take(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);

  const refresh = () => void api.summary().then(take);
  return (
    <SectionFrame title={e('title')} intro={e('intro')} words={words}>
      <div role="status">{isSilent && <Notice tone="warning" title={t('tone_warning')} text={e('silent')} />}</div>
      {summary && (
        <>
          {!summary.inUse && <Notice tone="info" title={e('not_in_use_title')} text={e('not_in_use')} />}
          <Figures summary={summary} words={words} />
          <PracticeNotice {...{ api, words, summary, refresh }} />
          <SearchPanel api={api} words={words} refresh={refresh} />
          <ImportPanel {...{ api, words, summary, refresh }} />
          <PastImports {...{ api, words, summary, refresh }} />
          <ExportPanel api={api} words={words} />
          <BackupPanel api={api} words={words} />
          <RestorePanel {...{ api, words, summary, refresh }} />
          <EmptyPanel {...{ api, words, summary, refresh }} />
        </>
      )}
    </SectionFrame>
  );
}

function Figures({ summary, words }: { readonly summary: EmbeddedSummary; readonly words: OptionsWords }) {
  const { e } = words;
  const practice = summary.practice === 0 ? e('practice_none') : e('practice_some', numberOf(summary.practice, words));
  return (
    <dl class="figures">
      <div>
        <dt>{e('consents')}</dt>
        <dd>{numberOf(summary.consents, words)}</dd>
      </div>
      <div>
        <dt>{e('members')}</dt>
        <dd>{numberOf(summary.members, words)}</dd>
      </div>
      <div>
        <dt>{e('practice')}</dt>
        <dd class="small">{practice}</dd>
      </div>
    </dl>
  );
}
