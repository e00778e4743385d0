/** Sentences for shares that no rule was asked about. */
export const SHEET_TEXTS = {
  en: {
    several:
      'This page shows more than one member, so one consent cannot cover it. Open the record of one member and share from there.',
    unchecked:
      'The page is still loading, so it is not known yet whose record this is. Please wait a moment and try again.',
  },
  es: {
    several:
      'Esta página muestra a más de una persona, así que un solo consentimiento no la cubre. Abra el expediente de una persona y comparta desde ahí.',
    unchecked:
      'La página aún se está cargando y todavía no se sabe de quién es este expediente. Espere un momento e inténtelo de nuevo.',
  },
} as const;
