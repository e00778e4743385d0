import { ACTION_CODES, ACTIONS, type ActionCode } from '../../utils/ascmi/actions';
import type { Mode } from '../../utils/contract/settings';
import { SelectField } from '../shared/Field';
import type { OptionsWords } from './words';

export const MODES = ['enforce', 'warn', 'observe'] as const satisfies readonly Mode[];

const GATED = ACTION_CODES.filter((action) => ACTIONS[action].gated);

type ActionModes = Readonly<Partial<Record<ActionCode, Mode>>>;

interface ActionModeFieldsProps {
  readonly words: OptionsWords;
  readonly modes: ActionModes;
  readonly isLocked: boolean;
  /** What “no exception” is called for an action. */
  readonly inherited: (action: ActionCode) => string;
  readonly hint?: (action: ActionCode) => string | undefined;
  readonly onChange: (modes: ActionModes) => void;
}

/** One select for each action that discloses. Without an exception it follows the mode above. */
export function ActionModeFields({ words, modes, isLocked, inherited, hint, onChange }: ActionModeFieldsProps) {
  const { o, t } = words;
  function choose(action: ActionCode, chosen: Mode | 'same'): void {
    const others = Object.fromEntries(Object.entries(modes).filter(([name]) => name !== action));
    onChange(chosen === 'same' ? others : { ...others, [action]: chosen });
  }
  return (
    <div class="columns">
      {GATED.map((action) => (
        <SelectField<Mode | 'same'>
          key={action}
          label={t(`action_${action}`)}
          hint={hint?.(action)}
          value={modes[action] ?? 'same'}
          options={[
            { value: 'same', label: inherited(action) },
            ...MODES.map((value) => ({ value, label: o(`mode_${value}`) })),
          ]}
          disabled={isLocked}
          onChange={(chosen) => choose(action, chosen)}
        />
      ))}
    </div>
  );
}
