import { useState } from 'preact/hooks';
import { isLoopback } from '../../utils/ascmi/loopback';
import type { RegistryCheck, RegistrySettings } from '../../utils/contract/settings';
import { RadioField, TextField } from '../shared/Field';
import type { SectionProps } from './section-props';
import { RegistryOutcome } from './RegistryOutcome';
import { SignInPanel } from './SignInPanel';
import { SaveForm, SectionFrame } from './Section';

const KINDS = ['local', 'fhir', 'cds-hooks'] as const;
const KIND_KEYS = { local: 'registry_local', fhir: 'registry_fhir', 'cds-hooks': 'registry_cds_hooks' } as const;

export function RegistrySection({ settings, api, words, locked, save }: SectionProps) {
  const { o } = words;
  const stored = settings.values.registry;
  const remote = stored.kind === 'local' ? null : stored;
  const header = remote?.auth.kind === 'header' ? remote.auth : null;
  const [kind, setKind] = useState(stored.kind);
  const [baseUrl, setBaseUrl] = useState(remote?.baseUrl ?? '');
  const [auth, setAuth] = useState(remote?.auth.kind ?? 'none');
  const [name, setName] = useState(header?.name ?? 'Authorization');
  const [secret, setSecret] = useState('');
  const storedSmart = remote?.auth.kind === 'smart' ? remote.auth : null;
  const [clientId, setClientId] = useState(storedSmart?.clientId ?? '');
  const [check, setCheck] = useState<RegistryCheck | 'busy' | 'silent' | null>(null);
  const [isChecked, setChecked] = useState(false);
  const clientIsBad = kind !== 'local' && auth === 'smart' && clientId.trim() === '';
  const urlIsBad = kind !== 'local' && !isServerAddress(baseUrl.trim());

  function value(): RegistrySettings {
    if (kind === 'local') return { kind };
    const secretStored = header !== null;
    if (auth === 'smart') {
      const scope = storedSmart?.scope;
      return {
        kind,
        baseUrl: baseUrl.trim(),
        auth: { kind: auth, clientId: clientId.trim(), ...(scope === undefined ? {} : { scope }) },
      };
    }
    return {
      kind,
      baseUrl: baseUrl.trim(),
      auth:
        auth === 'none' ? { kind: auth } : { kind: auth, name: name.trim(), secretStored, ...(secret && { secret }) },
    };
  }

  /** Asks for the server's origin inside the click; a refusal shows in the check's own answer. */
  function allow(): Promise<boolean> {
    return kind === 'local' ? Promise.resolve(true) : api.grant([new URL(baseUrl.trim()).origin]);
  }

  function test(): void {
    setChecked(true);
    if (urlIsBad || clientIsBad) return;
    const allowed = allow();
    setCheck('busy');
    void allowed.then(() => api.checkRegistry(value())).then((answer) => setCheck(answer ?? 'silent'));
  }

  async function onSave() {
    setChecked(true);
    if (urlIsBad || clientIsBad) return 'invalid';
    await allow();
    return (await save({ registry: value() })) ? 'saved' : 'failed';
  }

  return (
    <SectionFrame title={o('nav_registry')} intro={o('registry_intro')} words={words} locked={locked}>
      <SaveForm
        words={words}
        locked={locked}
        onSave={onSave}
        extra={
          <button type="button" class="button" disabled={check === 'busy'} onClick={test}>
            {o('registry_test')}
          </button>
        }
      >
        <RadioField
          label={o('nav_registry')}
          value={kind}
          options={KINDS.map((each) => ({
            value: each,
            label: o(KIND_KEYS[each]),
            hint: o(`${KIND_KEYS[each]}_hint`),
          }))}
          onChange={setKind}
        />
        {kind !== 'local' && (
          <>
            <TextField
              label={o('registry_url')}
              hint={o('registry_url_hint')}
              error={isChecked && urlIsBad ? o('registry_url_bad') : undefined}
              value={baseUrl}
              onInput={setBaseUrl}
              input={{ type: 'url', spellcheck: false }}
            />
            <RadioField
              label={o('registry_auth')}
              value={auth}
              options={[
                { value: 'none', label: o('registry_auth_none') },
                { value: 'header', label: o('registry_auth_header') },
                { value: 'smart', label: o('registry_auth_smart'), hint: o('registry_auth_smart_hint') },
              ]}
              onChange={setAuth}
            />
            {auth === 'smart' && (
              <TextField
                label={o('registry_client')}
                hint={o('registry_client_hint')}
                error={isChecked && clientIsBad ? o('registry_client_bad') : undefined}
                value={clientId}
                onInput={setClientId}
                input={{ spellcheck: false }}
              />
            )}
            {auth === 'header' && (
              <>
                <TextField
                  label={o('registry_header_name')}
                  value={name}
                  onInput={setName}
                  input={{ spellcheck: false }}
                />
                <TextField
                  label={o('registry_header_value')}
                  hint={header?.secretStored ? o('registry_header_stored') : undefined}
                  value={secret}
                  onInput={setSecret}
                  input={{ type: 'password' }}
                />
              </>
            )}
          </>
        )}
      </SaveForm>
      {/* Keyed by what is in force: another registry is another account. */}
      <SignInPanel key={JSON.stringify(stored)} api={api} words={words} />
      <div role="status">
        <RegistryOutcome outcome={check} words={words} onAllow={test} />
      </div>
    </SectionFrame>
  );
}

/** `http` is for a server on this computer only: consents do not travel unencrypted. */
function isServerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
