/** Why a sign-in at a registry came to nothing: said in the popup and in the settings. */
export const signInEn = {
  sign_in_again: 'Sign in again',
  sign_in_failed: 'The sign-in came to nothing',
  sign_in_problem_not_configured: 'The registry’s address or client identifier is not set.',
  sign_in_problem_offline: 'The registry could not be reached. Check the network and the address, then try again.',
  sign_in_problem_not_smart: 'The registry does not offer this kind of sign-in. Ask its operator which one it takes.',
  sign_in_problem_no_pkce:
    'The registry’s sign-in is not safe enough for this extension (PKCE with S256 is missing). Tell its operator.',
  sign_in_problem_no_page:
    'The registry’s sign-in page could not be shown. Check the address and the client identifier with its operator.',
  sign_in_problem_cancelled: 'The window was closed, or access was not granted. Sign in again when you are ready.',
  sign_in_problem_refused: 'The registry refused. Check the client identifier with its operator.',
  sign_in_problem_no_permission: 'The browser does not allow Consent Guard to talk to the sign-in server yet.',
  sign_in_problem_mismatch: 'The answer did not belong to this sign-in. Try again.',
} as const;

export type SignInKey = keyof typeof signInEn;
