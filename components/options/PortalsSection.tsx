import { useState } from 'preact/hooks';
import { isLoopback } from '../../utils/ascmi/loopback';
import type { PortalSettings } from '../../utils/contract/settings';
import { TextField } from '../shared/Field';
import { Icon } from '../shared/Icon';
import { PortalReader } from './PortalReader';
import type { SectionProps } from './section-props';
import { SectionFrame } from './Section';

/** The portals that are read and protected. The administrator's stay; a user may add more and take those away again. */
export function PortalsSection({ settings, api, words, save }: SectionProps) {
  const { o } = words;
  const { portals } = settings.values;
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<'portals_bad' | 'portals_known' | 'portals_refused' | 'not_saved' | null>(
    null,
  );

  const write = async (next: readonly PortalSettings[]) => {
    const isSaved = await save({ portals: next });
    if (!isSaved) setProblem('not_saved');
    return isSaved;
  };

  function add(event: SubmitEvent): void {
    event.preventDefault();
    const origin = originOf(address);
    if (origin === null || portals.some((portal) => portal.origin === origin)) {
      setProblem(origin === null ? 'portals_bad' : 'portals_known');
      return;
    }
    // First thing in the click: browsers refuse to ask once anything has been awaited.
    const asked = api.grant([origin]);
    setProblem(null);
    void asked.then(async (granted) => {
      const portal = { origin, adapter: 'generic', categories: [], granted, managed: false };
      if (await write([...portals, portal])) setAddress('');
      if (!granted) setProblem('portals_refused');
    });
  }

  function grant(portal: PortalSettings): void {
    void api.grant([portal.origin]).then(async (granted) => {
      if (granted) await write(portals);
      else setProblem('portals_refused');
    });
  }

  return (
    <SectionFrame title={o('nav_portals')} intro={o('portals_intro')} words={words}>
      {portals.length === 0 ? (
        <p class="empty">{o('portals_empty')}</p>
      ) : (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{o('portals_address')}</th>
                <th scope="col">{o('portals_state')}</th>
                <th scope="col">{o('portals_reader')}</th>
                <th scope="col">
                  <span class="sr">{o('recipients_actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {portals.map((portal) => (
                <tr key={portal.origin}>
                  <th scope="row">{portal.origin}</th>
                  <td class={portal.granted ? 'state-on' : 'state-off'}>
                    <Icon name={portal.granted ? 'info' : 'warning'} />{' '}
                    {o(portal.granted ? 'portals_on' : 'portals_off')}
                  </td>
                  <td>
                    <PortalReader portal={portal} words={words} />
                  </td>
                  <td class="row-actions">
                    {!portal.granted && (
                      <button type="button" class="button primary" onClick={() => grant(portal)}>
                        {o('portals_grant')}
                        <span class="sr"> {portal.origin}</span>
                      </button>
                    )}
                    {portal.managed ? (
                      <span class="tag">{o('portals_managed')}</span>
                    ) : (
                      <button
                        type="button"
                        class="button"
                        onClick={() => void write(portals.filter(({ origin }) => origin !== portal.origin))}
                      >
                        {o('remove')}
                        <span class="sr"> {portal.origin}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form noValidate class="stack card" onSubmit={add}>
        <TextField
          label={o('portals_address')}
          hint={o('portals_hint')}
          error={problem ? o(problem) : undefined}
          value={address}
          onInput={setAddress}
          input={{ type: 'url', spellcheck: false }}
        />
        <div class="actions">
          <button type="submit" class="button primary">
            {o('portals_add')}
          </button>
        </div>
      </form>
    </SectionFrame>
  );
}

/** The origin of what was typed or pasted: a whole address is welcome, `https` may be left out. */
export function originOf(text: string): string | null {
  const trimmed = text.trim();
  const candidate = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(candidate)) return null;
  const { protocol, hostname, origin } = new URL(candidate);
  const isHere = isLoopback(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere)) return null;
  return hostname.includes('.') || isHere ? origin : null;
}
