import { useState } from 'preact/hooks';
import { CheckField, RadioField } from '../shared/Field';
import { ActionModeFields, MODES } from './ActionModeFields';
import { PortalModes } from './PortalModes';
import { useEdited } from './use-edited';
import type { SectionProps } from './section-props';
import { SaveForm, SectionFrame } from './Section';

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
      <ActionModes {...{ settings, api, words, locked, save }} />
      <PortalModes {...{ settings, api, words, locked, save }} />
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

/** Exceptions from the mode, action by action, so that a county can roll out in steps. */
function ActionModes({ settings, words, save }: SectionProps) {
  const { o } = words;
  const [modes, setModes] = useEdited(settings.values.actionModes);
  const isLocked = settings.locked.includes('actionModes');
  return (
    <details>
      <summary>{o('mode_actions')}</summary>
      <p>{o('mode_actions_hint')}</p>
      <SaveForm
        words={words}
        locked={isLocked}
        onSave={async () => ((await save({ actionModes: modes })) ? 'saved' : 'failed')}
      >
        <ActionModeFields
          words={words}
          modes={modes}
          isLocked={isLocked}
          inherited={() => o('mode_same')}
          onChange={setModes}
        />
      </SaveForm>
    </details>
  );
}
