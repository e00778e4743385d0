import { render } from 'preact';
import { CoverPage } from '../../../components/cover/CoverPage';
import '../../../components/cover/cover.css';
import type { CoverStart } from '../../../utils/contract/cover';
import { coverEn } from '../../../utils/ui/strings/cover.en';
import { coverEs } from '../../../utils/ui/strings/cover.es';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { translator } from '../../../utils/ui/strings/translate';
import type { Story } from './main';

const START: CoverStart = {
  sender: { organization: 'Example County Behavioral Health', privacyOfficer: 'privacy@county.example' },
  recipient: { name: 'Example Clinic', address: '+1 555 555 0100' },
  obligations: ['N232', 'COPY', 'LOG', 'LBL'],
  scope: {
    heading: 'Scope of the consent',
    sentences: [
      'This disclosure is made with the written consent of the individual: ASCMI (AB 133), signed November 3, 2026.',
      'For this disclosure the consent covers substance use disorder treatment records (42 CFR part 2).',
    ],
  },
  sent: ['GENERAL', 'SUD_P2'],
  ruleSetVersion: '2026.1',
};

/** `scope`: a consent explains the share; `copy`: none does, so a copy must follow. */
export function covers(name: string, { language, report }: Story): void {
  const { scope, ...withoutScope } = START;
  const root = document.createElement('div');
  document.body.className = 'ui';
  document.body.append(root);
  render(
    <CoverPage
      start={name === 'scope' && scope ? { ...withoutScope, scope } : withoutScope}
      c={translator(language === 'es' ? coverEs : coverEn)}
      t={translator(language === 'es' ? pageEs : pageEn)}
      language={language === 'es' ? 'es' : 'en'}
      today="2026-11-24"
      onSave={(sheet) => {
        report(sheet.blocks.length);
        return Promise.resolve(name === 'scope');
      }}
      onPrint={() => report('print')}
    />,
    root,
  );
}
