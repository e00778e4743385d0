import { ACTION_CODES } from '../../utils/ascmi/actions';
import type { TaughtMember } from '../../utils/contract/teaching';
import type { Translate } from '../../utils/ui/strings/translate';
import { RadioField, SelectField } from '../shared/Field';
import type { LessonView, TeachEvents } from './view';

const KINDS: readonly TaughtMember['kind'][] = ['CIN', 'BIC', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR'];

interface LessonCardProps {
  readonly lesson: LessonView;
  readonly t: Translate;
  readonly on: TeachEvents;
}

/** What was pointed at last: what it is, and by what it is to be found again. */
export function LessonCard({ lesson, t, on }: LessonCardProps) {
  return (
    <div class="group">
      {lesson.aim === 'member' ? (
        <>
          <p translate={false}>
            <b>{lesson.masked}</b>
          </p>
          <SelectField
            label={t('teach_kind')}
            value={lesson.kind}
            options={KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
            onChange={on.kind}
          />
        </>
      ) : (
        <SelectField
          label={t('teach_action')}
          value={lesson.action}
          options={ACTION_CODES.map((value) => ({ value, label: t(`action_${value}`) }))}
          onChange={on.action}
        />
      )}
      <RadioField
        label={t('teach_ways')}
        value={`${lesson.chosen}`}
        options={lesson.proposals.map(({ selector, rests, matches, fitting }, index) => ({
          value: `${index}`,
          label: selector,
          hint: `${t(`teach_rests_${rests}`)}. ${
            matches === 1 ? t('teach_unique') : t('teach_matches', `${matches}`, `${fitting}`)
          }`,
        }))}
        onChange={(value) => on.choose(Number(value))}
      />
      <div class="actions">
        <button type="button" class="button primary" onClick={on.add}>
          {t('teach_add')}
        </button>
        <button type="button" class="button" onClick={on.drop}>
          {t('teach_cancel')}
        </button>
      </div>
    </div>
  );
}
