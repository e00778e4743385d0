import { members } from '../support/members';

const WIDTH = 22;

/** What a newcomer should try, member by member, for the terminal. */
export function tourText(portalOrigin: string, registry: string): string {
  const lines = members.map(
    ({ given, family, program, state, story }) =>
      `  ${`${family}, ${given}`.padEnd(WIDTH)} ${state.padEnd(9)} ${program.padEnd(26)} ${story}`,
  );
  return `
The portal is open at ${portalOrigin}, the consent registry is ${registry}.
Everybody in it is invented. Open a member and look at the banner; then try to send something.

  ${'Member'.padEnd(WIDTH)} ${'ASCMI'.padEnd(9)} ${'Program'.padEnd(26)} Story
${lines.join('\n')}

Five minutes, in this order:
  1. Ventura, Marisol      Documents, then "Send fax": covered by her form, it goes through on the first click.
  2. Achterberg, Desmond   the same click is stopped: he did not agree to share SUD records. The sheet says why.
  3. Brightwater, Callum   nothing on file: the sheet offers to start a form. Sign it, and the banner changes.
  4. Okonjo, Bertrand      nothing on file, general care only: the fax goes out, since no consent is needed.
  5. Open charts, "Go"     another member without a new page: the banner follows.
  6. Print, Export C-CDA, E-mail summary, the classic desktop, the care board, "Side by side": every way out is held.

Press Ctrl-C to end.`;
}
