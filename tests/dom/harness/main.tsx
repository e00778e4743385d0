import { banners, sheets } from './page-stories';

/** Shows one component in one state: `?story=banner/PART&lang=es`. What it reports is kept in `window.harness.actions`. */
export interface Story {
  readonly language: 'en' | 'es';
  readonly query: URLSearchParams;
  report(action: unknown): void;
}

declare global {
  interface Window {
    harness: { actions: unknown[]; [key: string]: unknown };
  }
}

const query = new URLSearchParams(location.search);
window.harness = { actions: [] };
const [kind, name] = (query.get('story') ?? 'banner/PART').split('/');
const story: Story = {
  language: query.get('lang') === 'es' ? 'es' : 'en',
  query,
  report: (action) => window.harness.actions.push(action),
};
document.documentElement.lang = story.language;

const stories: Record<string, ((name: string, story: Story) => void) | undefined> = { banner: banners, sheet: sheets };
stories[kind ?? '']?.(name ?? '', story);
