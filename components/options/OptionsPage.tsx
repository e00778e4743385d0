import { useEffect, useState } from 'preact/hooks';
import type { SettingsKey, SettingsPatch, SettingsView } from '../../utils/contract/settings';
import { Notice } from '../shared/Notice';
import type { OptionsApi } from './api';
import { AuditSection } from './AuditSection';
import { EmbeddedSection } from './embedded/EmbeddedSection';
import { FormsSection } from './forms/FormsSection';
import { ModeSection } from './ModeSection';
import { OutboxSection } from './OutboxSection';
import { OrganizationSection } from './OrganizationSection';
import { PortalsSection } from './PortalsSection';
import { RecipientsSection } from './RecipientsSection';
import { RegistrySection } from './RegistrySection';
import { SummarySection } from './SummarySection';
import type { OptionsWords } from './words';

const SECTIONS = [
  'portals',
  'registry',
  'embedded',
  'organization',
  'mode',
  'recipients',
  'forms',
  'outbox',
  'summary',
  'audit',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export function sectionOf(hash: string): SectionName {
  return SECTIONS.find((name) => hash === `#${name}`) ?? 'portals';
}

export interface OptionsPageProps {
  readonly settings: SettingsView;
  readonly api: OptionsApi;
  readonly words: OptionsWords;
  readonly section: SectionName;
}

export function OptionsPage({ settings: initial, api, words, section }: OptionsPageProps) {
  const { o } = words;
  const [settings, setSettings] = useState(initial);
  useEffect(() => setSettings(initial), [initial]);

  async function save(patch: SettingsPatch): Promise<boolean> {
    const saved = await api.write(patch);
    if (saved) setSettings(saved);
    return saved !== null;
  }

  const common = { settings, api, words, save };
  const locked = (key: SettingsKey) => settings.locked.includes(key);
  return (
    <div class="options">
      <aside>
        <h1>
          <img src="/icons/48.png" width="32" height="32" alt="" />
          {o('title')}
        </h1>
        <nav aria-label={o('nav_label')}>
          <ul>
            {SECTIONS.map((name) => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
                  {o(`nav_${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="fine">{o('version', settings.version)}</p>
        <p class="fine">{words.t('not_advice')}</p>
      </aside>
      <main>
        {settings.problems.length > 0 && (
          <Notice tone="warning" title={words.t('tone_warning')} text={o('problems', settings.problems.join(', '))} />
        )}
        {section === 'portals' && <PortalsSection {...common} locked={locked('portals')} />}
        {section === 'registry' && <RegistrySection {...common} locked={locked('registry')} />}
        {section === 'embedded' && <EmbeddedSection api={api.embedded} words={words} />}
        {section === 'organization' && <OrganizationSection {...common} locked={locked('organization')} />}
        {section === 'mode' && <ModeSection {...common} locked={locked('mode')} />}
        {section === 'recipients' && <RecipientsSection {...common} locked={locked('recipients')} />}
        {section === 'forms' && <FormsSection {...common} locked={locked('forms')} />}
        {section === 'outbox' && <OutboxSection api={api} words={words} />}
        {section === 'summary' && <SummarySection api={api} words={words} />}
        {section === 'audit' && <AuditSection api={api} words={words} />}
      </main>
    </div>
  );
}
