import { useState } from 'preact/hooks';
import { CheckField, RadioField } from '../shared/Field';
import type { SectionProps } from './section-props';
import { SaveForm, SectionFrame } from './Section';

const MODES = ['enforce', 'warn', 'observe'] as const;

export function ModeSection({ settings, words, locked, save }: SectionProps) {
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
