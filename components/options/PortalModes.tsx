import { useState } from 'preact/hooks';
import { modeOf } from '../../utils/contract/mode-rule';
import type { Mode, PortalSettings } from '../../utils/contract/settings';
import { SelectField } from '../shared/Field';
import { Icon } from '../shared/Icon';
import { ActionModeFields, MODES } from './ActionModeFields';
import { useRecentNumbers, type RecentNumbers } from './recent-numbers';
import type { SectionProps } from './section-props';
import { SaveForm } from './Section';
import { useEdited } from './use-edited';

/** Where a portal differs from what holds everywhere, with the numbers that speak for the next step of a roll-out. */
export function PortalModes({ settings, api, words, save }: SectionProps) {
  const { o } = words;
  const [portals, setPortals] = useEdited(settings.values.portals);
  const numbers = useRecentNumbers(api);
  const change = (changed: PortalSettings) =>
    setPortals((before) => before.map((portal) => (portal.origin === changed.origin ? changed : portal)));
  return (
    <>
      <h3>{o('portal_modes')}</h3>
      <p class="muted">{o('portal_modes_hint')}</p>
      {portals.length === 0 ? (
        <p class="empty">{o('portal_modes_none')}</p>
      ) : (
        <SaveForm
          words={words}
          locked={portals.every(({ modesLocked }) => modesLocked)}
          onSave={async () => ((await save({ portals })) ? 'saved' : 'failed')}
        >
          <ul class="portal-modes">
            {portals.map((portal) => (
              <PortalRow key={portal.origin} {...{ portal, settings, words, numbers, change }} />
            ))}
          </ul>
        </SaveForm>
      )}
    </>
  );
}

interface PortalRowProps extends Pick<SectionProps, 'settings' | 'words'> {
  readonly portal: PortalSettings;
  readonly numbers: RecentNumbers | null;
  readonly change: (portal: PortalSettings) => void;
}

function PortalRow({ portal, settings, words, numbers, change }: PortalRowProps) {
  const { o } = words;
  const { mode: everywhere, actionModes } = settings.values;
  const [isOpen, setIsOpen] = useState(false);
  const isLocked = portal.modesLocked === true;
  const exceptions = Object.keys(portal.actionModes ?? {}).length;
  const seen = numbers?.of(portal.origin);
  return (
    <li class="card stack">
      <h4>{portal.origin}</h4>
      {isLocked && (
        <p class="hint">
          <Icon name="lock" /> {o('portal_mode_locked')}
        </p>
      )}
      <SelectField<Mode | 'same'>
        label={
          <>
            {o('portal_mode')}
            <span class="sr"> {portal.origin}</span>
          </>
        }
        value={portal.mode ?? 'same'}
        disabled={isLocked}
        options={[
          { value: 'same', label: o('mode_everywhere', o(`mode_${everywhere}`)) },
          ...MODES.map((value) => ({ value, label: o(`mode_${value}`) })),
        ]}
        onChange={(chosen) => change({ ...portal, mode: chosen === 'same' ? undefined : chosen })}
      />
      {seen && (
        <p class="hint">
          {seen.stopped + seen.wouldStop === 0
            ? o('numbers_none')
            : o('numbers_portal', `${seen.stopped}`, `${seen.wouldStop}`)}
        </p>
      )}
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {exceptions === 0 ? o('portal_mode_actions') : o('portal_mode_actions_some', `${exceptions}`)}
          <span class="sr"> {portal.origin}</span>
        </summary>
        {/* A county has dozens of portals: what is folded away costs nothing. */}
        {isOpen && (
          <ActionModeFields
            words={words}
            modes={portal.actionModes ?? {}}
            isLocked={isLocked}
            inherited={(action) =>
              o('mode_else', o(`mode_${modeOf({ mode: everywhere, actionModes }, { mode: portal.mode }, action)}`))
            }
            hint={(action) => {
              const acted = numbers?.of(portal.origin, action);
              return acted && acted.stopped + acted.wouldStop > 0
                ? o('numbers_action', `${acted.stopped}`, `${acted.wouldStop}`)
                : undefined;
            }}
            onChange={(modes) => change({ ...portal, actionModes: Object.keys(modes).length > 0 ? modes : undefined })}
          />
        )}
      </details>
    </li>
  );
}
