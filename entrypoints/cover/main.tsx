/**
 * The cover sheet of one share. `cover.html#ID`: the background hands out what the id stands for once, so the address says nothing and a
 * reload shows an empty page. Nothing typed here is kept.
 */
import { render } from 'preact';
import { CoverPage, type SheetKind } from '../../components/cover/CoverPage';
import '../../components/cover/cover.css';
import { createPageClient } from '../../utils/messaging/page-client';
import type { SheetDocument } from '../../utils/documents/document';
import { renderPdf } from '../../utils/obligations/pdf-render';
import { extensionApi } from '../../utils/platform/api';
import { coverEn } from '../../utils/ui/strings/cover.en';
import { coverEs } from '../../utils/ui/strings/cover.es';
import { pickLanguage } from '../../utils/ui/strings/language';
import { pageEn } from '../../utils/ui/strings/page.en';
import { pageEs } from '../../utils/ui/strings/page.es';
import { translator } from '../../utils/ui/strings/translate';
import { localDay } from '../form/moment';
import { saveFile } from '../options/save-file';

const language = pickLanguage(extensionApi.i18n.getUILanguage());
const c = translator(language === 'es' ? coverEs : coverEn);
const t = translator(language === 'es' ? pageEs : pageEn);

const FILE_NAMES: Readonly<Record<SheetKind, string>> = { cover: 'cover-sheet.pdf', sender: 'before-you-send.pdf' };

async function save(sheet: SheetDocument, kind: SheetKind): Promise<boolean> {
  try {
    const bytes = await renderPdf(sheet, new Date());
    saveFile(FILE_NAMES[kind], [bytes.slice()], 'application/pdf');
    return true;
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  document.documentElement.lang = language;
  document.title = c('title');
  render(<p class="loading">{c('loading')}</p>, root);
  const coverId = location.hash.slice(1);
  const reply = await createPageClient().request('cover.read', { coverId });
  const start = reply.ok ? reply.value : null;
  render(
    start === null ? (
      <main class="cover">
        <h1>{c('title')}</h1>
        <p>{c('gone')}</p>
      </main>
    ) : (
      <CoverPage
        start={start}
        c={c}
        t={t}
        language={language}
        today={localDay(new Date())}
        onSave={save}
        onPrint={() => window.print()}
      />
    ),
    root,
  );
}

void main();
