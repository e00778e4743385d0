import { useState } from 'preact/hooks';
import { SEARCH_SHOWN, type SearchAnswer } from '../../../utils/contract/embedded-view';
import { TextField } from '../../shared/Field';
import { ConsentItem } from './ConsentItem';
import { numberOf, type PanelProps } from './panel';
import { Panel } from './PanelFrame';

/** Finds consents by what stands on paper: a number, a name, a birth date. */
export function SearchPanel({ api, words, refresh }: Pick<PanelProps, 'api' | 'words' | 'refresh'>) {
  const { e } = words;
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<SearchAnswer | 'silent' | null>(null);
  const found = answer === 'silent' ? null : answer;

  async function search(): Promise<void> {
    if (text.trim() !== '') setAnswer((await api.search(text)) ?? 'silent');
  }
  return (
    <Panel title={e('search_title')}>
      <form
        class="stack"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <TextField
          label={e('search_text')}
          hint={e('search_hint')}
          value={text}
          onInput={setText}
          input={{ spellcheck: false, maxLength: 200 }}
        />
        <div class="actions">
          <button type="submit" class="button primary">
            {e('search_start')}
          </button>
        </div>
      </form>
      <div role="status">
        {answer === 'silent' && <p class="error">{e('silent')}</p>}
        {found?.lines.length === 0 && <p class="empty">{e('search_none')}</p>}
        {found && found.lines.length > 0 && (
          <p class="muted">
            {found.more
              ? e('search_more', numberOf(SEARCH_SHOWN, words))
              : e('search_found', numberOf(found.lines.length, words))}
          </p>
        )}
      </div>
      {found && found.lines.length > 0 && (
        <ul class="consents">
          {found.lines.map((line) => (
            <ConsentItem
              key={`${line.consentId} ${line.version}`}
              api={api}
              words={words}
              line={line}
              onClosed={() => {
                refresh();
                void search();
              }}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
