import type { Translate } from '../../utils/ui/strings/translate';
import { Icon } from '../shared/Icon';
import { LessonCard } from './LessonCard';
import type { Aim, LineView, TeachEvents, TeachView } from './view';

interface TeachPanelProps {
  readonly view: TeachView;
  readonly t: Translate;
  readonly on: TeachEvents;
}

/** The panel in which a person teaches a portal: what was learned, what was pointed at last, and what becomes of it. */
export function TeachPanel({ view, t, on }: TeachPanelProps) {
  const { aim, lesson, lines, missed } = view;
  return (
    <section class="panel neutral" aria-labelledby="teach-title">
      <div class="head">
        <h2 id="teach-title">{t('teach_title')}</h2>
        <button type="button" class="tool" aria-label={t('teach_close')} title={t('teach_close')} onClick={on.close}>
          <Icon name="close" />
        </button>
      </div>
      <p role="status">{aim === null ? t(missed ? 'teach_missed' : 'teach_intro') : t(`teach_pointing_${aim}`)}</p>
      {aim === null && lesson === null && (
        <>
          <Lines aim="member" lines={lines} t={t} on={on} />
          <Lines aim="control" lines={lines} t={t} on={on} />
          <Finish view={view} t={t} on={on} />
        </>
      )}
      {aim === null && lesson && <LessonCard lesson={lesson} t={t} on={on} />}
    </section>
  );
}

function Lines({ aim, lines, t, on }: { readonly aim: Aim; readonly lines: readonly LineView[] } & Words) {
  return (
    <div class="group">
      <h3>{t(`teach_${aim}s`)}</h3>
      <ul>
        {lines.map(
          (line, index) =>
            line.aim === aim && (
              <li key={line.selector}>
                <Icon name={line.works > 0 ? 'agree' : 'warning'} />
                <span>
                  {line.aim === 'member'
                    ? t(`kind_${line.code}` as 'kind_MRN')
                    : t(`action_${line.code}` as 'action_FAX')}
                  <code>{line.selector}</code>
                  <span class="hint">{line.works > 0 ? t('teach_works', `${line.works}`) : t('teach_fails')}</span>
                </span>
                <button type="button" class="button" onClick={() => on.remove(index)}>
                  {t('teach_remove')}
                  <span class="sr"> {line.selector}</span>
                </button>
              </li>
            ),
        )}
      </ul>
      <button type="button" class="button" onClick={() => on.aim(aim)}>
        {t(`teach_point_${aim}`)}
      </button>
    </div>
  );
}

interface Words {
  readonly t: Translate;
  readonly on: TeachEvents;
}

function Finish({ view, t, on }: { readonly view: TeachView } & Words) {
  const { lines, result, adapter } = view;
  return (
    <div class="group">
      <div class="actions">
        <button
          type="button"
          class="button primary"
          disabled={lines.length === 0}
          onClick={() => on.finish('settings')}
        >
          {t('teach_save')}
        </button>
        <button type="button" class="button" disabled={lines.length === 0} onClick={() => on.finish('export')}>
          {t('teach_export')}
        </button>
      </div>
      <p role="status" class="outcome">
        {result && t(`teach_${result}`)}
      </p>
      {adapter !== null && result !== 'saved' && (
        <>
          <textarea class="json" readOnly rows={7} aria-label={t('teach_json')} value={adapter} spellcheck={false} />
          <button type="button" class="button" onClick={on.copy}>
            {t('teach_copy')}
          </button>
        </>
      )}
    </div>
  );
}
