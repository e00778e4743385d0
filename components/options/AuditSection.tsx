import { useEffect, useState } from 'preact/hooks';
import { OUTCOMES, type Outcome } from '../../utils/ascmi/outcomes';
import type { AuditLine, ChainCheck } from '../../utils/contract/audit-view';
import { SelectField } from '../shared/Field';
import { Notice } from '../shared/Notice';
import type { OptionsApi } from './api';
import { AuditTable } from './AuditTable';
import { SectionFrame } from './Section';
import type { OptionsWords } from './words';

interface AuditSectionProps {
  readonly api: OptionsApi;
  readonly words: OptionsWords;
}

interface Loaded {
  readonly lines: readonly AuditLine[];
  readonly total: number;
  readonly next: number | null;
}

type Task = 'verify' | 'export' | null;

/** The log on screen: newest first, page by page; sealed, checkable, exportable. */
export function AuditSection({ api, words }: AuditSectionProps) {
  const { o, t } = words;
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all');
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [isSilent, setSilent] = useState(false);
  const [chain, setChain] = useState<ChainCheck | null>(null);
  const [task, setTask] = useState<Task>(null);
  const [done, setDone] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    void api.auditPage(null, outcome === 'all' ? null : outcome).then((page) => {
      if (!isCurrent) return;
      setSilent(page === null);
      setLoaded(page);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, outcome]);

  async function older(before: number): Promise<void> {
    const page = await api.auditPage(before, outcome === 'all' ? null : outcome);
    setSilent(page === null);
    if (page) setLoaded((now) => ({ ...page, lines: [...(now?.lines ?? []), ...page.lines] }));
  }

  async function verify(): Promise<void> {
    setTask('verify');
    setChain(null);
    const answer = await api.verify();
    setSilent(answer === null);
    setChain(answer);
    setTask(null);
  }

  async function exportLog(): Promise<void> {
    setTask('export');
    setDone(0);
    setSilent(!(await api.exportAudit(setDone)));
    setTask(null);
  }

  return (
    <SectionFrame title={o('nav_audit')} intro={o('audit_intro')} words={words}>
      <div class="toolbar">
        <SelectField
          label={o('audit_filter')}
          value={outcome}
          options={[
            { value: 'all', label: o('audit_all') },
            ...OUTCOMES.map((value) => ({ value, label: t(`outcome_${value}`) })),
          ]}
          onChange={setOutcome}
        />
        <div class="actions">
          <button type="button" class="button" disabled={task !== null} onClick={() => void verify()}>
            {o('audit_verify')}
          </button>
          <button type="button" class="button" disabled={task !== null} onClick={() => void exportLog()}>
            {o('audit_export')}
          </button>
        </div>
      </div>
      <div role="status">
        {task === 'verify' && <p class="muted">{o('audit_verifying')}</p>}
        {task === 'export' && <p class="muted">{o('audit_exporting', `${done}`, `${loaded?.total ?? 0}`)}</p>}
        {chain?.ok === true && (
          <Notice tone="info" title={t('tone_info')} text={o('audit_intact', `${chain.entries}`)} />
        )}
        {chain?.ok === false && (
          <Notice tone="stop" title={t('tone_stop')} text={o('audit_broken', `${chain.brokenAt}`)} />
        )}
        {isSilent && <Notice tone="warning" title={t('tone_warning')} text={o('audit_failed')} />}
      </div>
      {loaded && (
        <>
          <p class="muted">{o('audit_entries', `${loaded.total}`)}</p>
          {loaded.lines.length === 0 ? (
            <p class="empty">{o(outcome === 'all' ? 'audit_empty' : 'audit_none')}</p>
          ) : (
            <AuditTable lines={loaded.lines} words={words} />
          )}
          {loaded.next !== null && (
            <div class="actions">
              <button type="button" class="button" onClick={() => loaded.next !== null && void older(loaded.next)}>
                {o('audit_more')}
              </button>
            </div>
          )}
        </>
      )}
    </SectionFrame>
  );
}
