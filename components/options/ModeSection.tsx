import { useState } from 'preact/hooks';
import { ACTION_CODES, ACTIONS, type ActionCode } from '../../utils/ascmi/actions';
import type { Mode } from '../../utils/contract/settings';
import { CheckField, RadioField, SelectField } from '../shared/Field';
import type { SectionProps } from './section-props';
import { SaveForm, SectionFrame } from './Section';

const MODES = ['enforce', 'warn', 'observe'] as const;

export function ModeSection({ settings, api, words, locked, save }: SectionProps) {
  const { o } = words;
  const [mode, setMode] = useState(settings.values.mode);
  const [listMarks, setListMarks] = useState(settings.values.listMarks);
  const areMarksLocked = settings.locked.includes('listMarks');
  return (
    <SectionFrame title={o('nav_mode')} intro={o('mode_intro')} words={words} locked={locked}>
      <SaveForm words={words} locked={locked} onSave={async () => ((await save({ mode })) ? 'saved' : 'failed')}>
        <RadioField
          label={o('nav_mode')}
          value={mode}
          options={MODES.map((value) => ({ value, label: o(`mode_${value}`), hint: o(`mode_${value}_hint`) }))}
          onChange={setMode}
        />
      </SaveForm>
      <ActionModes key={JSON.stringify(settings.values.actionModes)} {...{ settings, api, words, locked, save }} />
      <h3>{o('marks_title')}</h3>
      <SaveForm
        words={words}
        locked={areMarksLocked}
        onSave={async () => ((await save({ listMarks })) ? 'saved' : 'failed')}
      >
        <CheckField label={o('marks_on')} hint={o('marks_hint')} checked={listMarks} onChange={setListMarks} />
      </SaveForm>
    </SectionFrame>
  );
}

const GATED = ACTION_CODES.filter((action) => ACTIONS[action].gated);

/** Exceptions from the mode, action by action, so that a county can roll out in steps. */
function ActionModes({ settings, words, save }: SectionProps) {
  const { o, t } = words;
  const [modes, setModes] = useState(settings.values.actionModes);
  const isLocked = settings.locked.includes('actionModes');
  const options = [
    { value: 'same' as const, label: o('mode_same') },
    ...MODES.map((value) => ({ value, label: o(`mode_${value}`) })),
  ];
  function choose(action: ActionCode, chosen: Mode | 'same'): void {
    setModes((before) => {
      const others = Object.fromEntries(Object.entries(before).filter(([name]) => name !== action));
      return chosen === 'same' ? others : { ...others, [action]: chosen };
    });
  }
  return (
    <details>
      <summary>{o('mode_actions')}</summary>
      <p>{o('mode_actions_hint')}</p>
      <SaveForm
        words={words}
        locked={isLocked}
        onSave={async () => ((await save({ actionModes: modes })) ? 'saved' : 'failed')}
      >
        {GATED.map((action) => (
          <SelectField
            key={action}
            label={t(`action_${action}`)}
            value={modes[action] ?? 'same'}
            options={options}
            disabled={isLocked}
            onChange={(chosen) => choose(action, chosen)}
          />
        ))}
      </SaveForm>
    </details>
  );
}
