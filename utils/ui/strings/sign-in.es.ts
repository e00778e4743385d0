import type { SignInKey } from './sign-in.en';

/** Spanish words for a sign-in that came to nothing. */
export const signInEs: Record<SignInKey, string> = {
  sign_in_again: 'Iniciar sesión de nuevo',
  sign_in_failed: 'No se pudo iniciar sesión',
  sign_in_problem_not_configured: 'Falta la dirección del registro o el identificador de cliente.',
  sign_in_problem_offline: 'No se pudo conectar con el registro. Compruebe la red y la dirección e inténtelo de nuevo.',
  sign_in_problem_not_smart: 'El registro no ofrece este tipo de inicio de sesión. Pregunte a su operador cuál acepta.',
  sign_in_problem_no_pkce:
    'El inicio de sesión del registro no es suficientemente seguro para esta extensión (falta PKCE con S256).',
  sign_in_problem_no_page:
    'No se pudo mostrar la página de inicio de sesión del registro. Compruebe la dirección y el identificador de cliente con su operador.',
  sign_in_problem_cancelled: 'Se cerró la ventana o no se concedió el acceso. Inicie sesión de nuevo cuando quiera.',
  sign_in_problem_refused: 'El registro lo rechazó. Compruebe el identificador de cliente con su operador.',
  sign_in_problem_no_permission:
    'El navegador aún no permite que Consent Guard hable con el servidor de inicio de sesión.',
  sign_in_problem_mismatch: 'La respuesta no correspondía a este inicio de sesión. Inténtelo de nuevo.',
};
