import type { FhirHttp } from './fhir-http';
import { PARAMETER, isUsable, type ChainSpelling, type ServerProfile, type Spelling } from './fhir-profile';
import { basesOf, findPatient, patientIdOf } from './ownership';
import { completeIdentifiers, evidenceOfPatient, isConsent, isPatient, tokenOf } from './person';
import type { ConsentResource, PatientResource } from './resources';
import { search, type Query, type SearchEntry } from './search';

/** Enough to meet one member with a number in the asked system; each is one person whose reference is read. */
const SAMPLE = 3;
/** As long as a CIN, an MBI or a record number. */
const MAYBE_NUMBER = /\d{7}|^[0-9A-Z]{11}$/i;

/**
 * The last resort, for servers that do not search by a bare system: takes the references of a few consents as they come (no filter, the
 * element `patient` only), and looks whether the server finds those records again by each spelling. That is the known hit of a set-up,
 * made without one. Nothing of it is kept but which spellings worked and how the server names its patients.
 */
export async function sampleServer(
  http: FhirHttp,
  system: string,
  profile: ServerProfile,
  signal: AbortSignal,
): Promise<ServerProfile> {
  const spellings = { ...profile.spellings };
  const holds = { ...profile.holds };
  let { patientSearch, systemSeen } = profile;

  async function first(type: Query['type'], params: Query['params'], secret: string | null): Promise<string[]> {
    const found = await search(
      http,
      { type, params, secrets: secret === null ? [] : [secret], firstPage: true },
      signal,
    );
    return found.ok ? found.value.matches.flatMap(({ resource }) => resource.id ?? []) : [];
  }
  async function tryOut(
    spelling: Spelling,
    name: string,
    value: string,
    secret: string | null,
    id: string,
  ): Promise<void> {
    if (!isUsable(spellings[spelling]) || spellings[spelling] === 'hit') return;
    if (
      (
        await first(
          'Consent',
          [
            [name, value],
            ['_count', '100'],
          ],
          secret,
        )
      ).includes(id)
    )
      spellings[spelling] = 'seen';
  }
  const chains = (list: readonly ChainSpelling[], token: string, value: string, id: string) =>
    Promise.all(list.map((one) => tryOut(one, PARAMETER[one], token, value, id)));

  /** Whose number it is nobody knows yet, so an id that may be one is asked for in the body. */
  async function patientOf(id: string): Promise<PatientResource | null> {
    if (MAYBE_NUMBER.test(id)) {
      const found = await findPatient(http, id, signal);
      return found.ok ? found.value : null;
    }
    const read = await http.send({ method: 'GET', url: http.at(`Patient/${id}`) }, signal);
    return read.ok && isPatient(read.value.body) ? read.value.body : null;
  }

  async function study(consent: ConsentResource, fullUrl: string | null): Promise<void> {
    const id = consent.id ?? '';
    const [logical] = completeIdentifiers(consent.patient?.identifier ? [consent.patient.identifier] : []);
    const patientId = patientIdOf(consent.patient?.reference, basesOf(http.base, fullUrl, consent.id));
    if (logical && patientId === null) {
      holds.identifier = true;
      if (logical.system !== system) return;
      systemSeen = true;
      await chains(['logical', 'patient-id'], tokenOf(logical), logical.value, id);
    }
    if (patientId === null) return;
    holds.reference = true;
    await tryOut('two-step', 'patient', `Patient/${patientId}`, null, id);
    const patient = await patientOf(patientId);
    if (!patient) return;
    const own = evidenceOfPatient(patient).identifiers.find((one) => one.system === system);
    if (!own) return;
    systemSeen = true;
    await chains(['typed-chain', 'chain'], tokenOf(own), own.value, id);
    const again = await first('Patient', [['identifier', tokenOf(own)]], own.value);
    if (again.includes(patientId) && isUsable(patientSearch)) patientSearch = 'seen';
  }

  for (const { resource, fullUrl } of (await takeSample(http, signal)).slice(0, SAMPLE)) {
    if (!isConsent(resource)) continue;
    await study(resource, fullUrl);
    if (systemSeen && Object.values(spellings).includes('seen')) break;
  }
  return { ...profile, spellings, holds, patientSearch, systemSeen };
}

/** References only where the server knows `_elements`; a strict one that does not sends the records whole, and all but the reference is dropped. */
async function takeSample(http: FhirHttp, signal: AbortSignal): Promise<readonly SearchEntry[]> {
  const few = ['_count', String(SAMPLE)] as const;
  for (const params of [[few, ['_elements', 'patient'] as const], [few]]) {
    const found = await search(http, { type: 'Consent', params, secrets: [], firstPage: true }, signal);
    if (found.ok) return found.value.matches;
  }
  return [];
}
