import type { formKioskEn } from './form-kiosk.en';

export const formKioskEs: Record<keyof typeof formKioskEn, string> = {
  hand_over: 'Entregar al cliente',
  hand_over_text:
    'El cliente ve una pregunta a la vez, en letra grande, y nada más. Usted recupera el dispositivo con un PIN.',
  hand_over_limits:
    'Una extensión no puede bloquear el dispositivo: la tecla Escape sale de la pantalla completa (entonces se tapan las preguntas), y las teclas del navegador y del sistema siguen funcionando. Quédese con el cliente.',
  hand_over_go: 'Empezar',
  pin_set: 'PIN para recuperarlo',
  pin_hint: 'De 4 a 8 cifras. Se olvida al cerrar el navegador.',
  pin_again: 'El mismo PIN otra vez',
  pin_bad: 'Use de 4 a 8 cifras.',
  pin_differs: 'Los dos no son iguales.',
  pin: 'PIN',
  pin_open: 'Recuperar',
  pin_wrong: 'Este no es el PIN.',
  pin_wait: 'Demasiados intentos. Pruebe de nuevo en $1 segundos.',
  kiosk_progress: '$1 de $2',
  kiosk_ask: '¿Se puede compartir esto?',
  kiosk_text: 'Por favor, lea esto',
  kiosk_sign: 'Firme aquí',
  kiosk_end: 'Gracias',
  kiosk_end_text: 'Por favor, devuelva esto al personal.',
  kiosk_give_back: 'Devolver al personal',
  kiosk_staff: 'Para el personal',
  kiosk_paused: 'En pausa',
  kiosk_continue: 'Seguir',
  read_aloud: 'Leer en voz alta',
  read_stop: 'Dejar de leer',
  read_no_voice: 'Esta computadora no tiene voz para este idioma. Pida al personal que se lo lea.',
};
