import type { FormDraft } from '../../../components/form/draft';
import type { PageHarness } from './page-stories';

/** Shows one component in one state: `?story=banner/PART&lang=es`. What it reports is kept in `window.uiHarness.actions`. */
export interface Story {
  readonly language: 'en' | 'es';
  readonly query: URLSearchParams;
  readonly report: (action: unknown) => void;
}

/** What tests may reach into. The page's interface and its fixtures are there for banner and sheet stories only. */
export interface UiHarness extends Partial<PageHarness> {
  readonly actions: unknown[];
  isDrawn: boolean;
  draft?: FormDraft;
}

declare global {
  interface Window {
    uiHarness: UiHarness;
  }
}

const query = new URLSearchParams(location.search);
window.uiHarness = { actions: [], isDrawn: false };
const [kind, name] = (query.get('story') ?? 'banner/PART').split('/');
const story: Story = {
  language: query.get('lang') === 'es' ? 'es' : 'en',
  query,
  report: (action) => window.uiHarness.actions.push(action),
};
document.documentElement.lang = story.language;

type Show = (name: string, story: Story) => void;

/** Loaded by kind, so that the pages' global styles stay away from the portal's page. */
async function showStory(): Promise<void> {
  if (kind === 'banner' || kind === 'sheet') {
    const { banners, sheets } = await import('./page-stories');
    (kind === 'banner' ? banners : sheets)(name ?? '', story);
    return;
  }
  if (kind === 'teach') {
    const { teach } = await import('./teach-stories');
    teach(name ?? '', story);
    return;
  }
  if (kind === 'marks') {
    const { marks } = await import('./marks-stories');
    marks(name ?? '', story);
    return;
  }
  if (kind === 'cover') {
    const { covers } = await import('./cover-stories');
    covers(name ?? '', story);
    return;
  }
  const { popups, options, forms } = await import('./extension-stories');
  const shows: Record<string, Show | undefined> = { popup: popups, options, form: forms };
  shows[kind ?? '']?.(name ?? '', story);
}

void showStory().then(() => {
  window.uiHarness.isDrawn = true;
});
