import type { FormParty } from '../../utils/contract/form';

/** Parties that were named, without the lines left empty. */
export function given(parties: readonly FormParty[]): FormParty[] {
  return parties.map((party) => ({ ...party, name: party.name.trim() })).filter(({ name }) => name !== '');
}

export const partyText = ({ name, npi }: FormParty): string => (npi === undefined ? name : `${name} (NPI ${npi})`);
