import { useState } from 'preact/hooks';
import { RadioField } from '../shared/Field';
import type { SectionProps } from './section-props';
import { SaveForm, SectionFrame } from './Section';

const MODES = ['enforce', 'warn', 'observe'] as const;

export function ModeSection({ settings, words, locked, save }: SectionProps) {
  const { o } = words;
  const [mode, setMode] = useState(settings.values.mode);
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
    </SectionFrame>
  );
}
