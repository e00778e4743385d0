import type { ActionCode } from '../../ascmi/actions';
import { fold } from '../../identifiers/text';

/** Sending, in any way. */
const SEND = 'send|resend|submit|transmit|forward|share|enviar|mandar|reenviar|remitir|presentar|compartir|transmitir';
/** Making a document of what is here. */
const MAKE = 'export|download|generate|create|exportar|descargar|generar|crear';
/** What a chart is made of. */
const PAPERS =
  'copy|link|summary|reports?|charts?|records?|referrals?|packet|letters?|notes?|forms?|results?|orders?|plan|prescription|documents?|files?|statements?|invoices?|info(?:rmation)?|resumen|expediente|documentos?|informacion';
/** "Fax", "Fax to PCP", "Email discharge summary"; never "Fax machine". */
const OBJECT = `(?: (?:now|it|this|to|selected|all|an?|patient|client|member|provider)\\b.*| (?:\\S+ ){0,3}(?:${PAPERS})| (?:\\S+ ){1,4}(?:to|al?) \\S.*)?$`;

/**
 * What a control's name says it does, English and Spanish. Order matters: the first row that fits wins, refusals before all. Patterns run on
 * folded text (lower case, no accents). Verbs are wanted: a noun alone ("Faxes", "Messages") is a place, not an act.
 * `<a|b>` stands for whole words, `~12` for at most so many characters between.
 */
const REFUSALS: readonly string[] = [
  // Settings and lists of the thing, never the act.
  '<print(?:er)?s?|fax(?:es)?|e-?mail|export|download|share|sharing|message|messaging|referral|impresion>~12<preferences?|settings?|setup|queue|log|history|status(?:es)?|options|templates?|layout|defaults?|configuration|config|inbox|folders?|help|numbers?|address(?:es)?|preferencias|ajustes|cola|historial|configuracion|opciones|bandeja|plantillas?>(?!~4<csv|excel|xlsx?|pdf>)',
  '<(?:messages?|referrals?|mensajes|referencias) (?:list|lista)>',
  '<(?:share|print|export|copy) (?:(?:screen|view|row|column|grid|window) ?)?(?:layout|feedback|screen|desktop)|share view|compartir (?:diseno|pantalla)>',
  '^(?:e-?mail|enviar|recibir)\\b.*<alerts?|notifications?|digest|alertas|avisos>$',
  '<(?:blank|sample|empty) (?:referral |consent )?(?:form|template)|formulario en blanco>',
  '^(?:view|show|open|see|edit|delete|remove|cancel|close|hide|search|find|filter|sort|clear|back|ver|editar|eliminar|cancelar|cerrar|buscar|filtrar|volver)\\b(?!~12<pdf|loop|ciclo|hie|outside|care everywhere>)',
  '<sent|received|incoming|inbound|unread|recibid[oa]s?|enviad[oa]s|entrantes?>(?!~10\\bpdf)',
  "<(?:do not|don't|no|never) (?:send|share|print|fax|enviar|compartir|imprimir)>|<opt(?:ed)?[- ]?out|unsubscribe|revoke|revocar>",
  '<send (?:feedback|code|verification|a? ?test|reset|password)|(?:resend|reenviar) (?:code|codigo)|(?:send|move|enviar|mandar|mover)(?: \\S+)? (?:to|al?)(?: the| la)? (?:back|front|trash|archives?|drafts?|fondo|frente|papelera|archivo|borradores)>',
  '^(?:how (?:to|do)|learn (?:how|more|about)|guide to|help|about|como|ayuda|acerca)\\b',
  '<copy (?:link|url) to (?:this )?(?:page|view|section)>',
  '<fingerprint|sprint|blueprint|footprint|printed (?:on|by)|print name>',
];

const RULES: readonly (readonly [ActionCode, string])[] = [
  [
    'ELIGIBILITY',
    '<verify|check|run|request|verificar|consultar|comprobar>~16<eligibility|elegibilidad>|<eligibility (?:check|inquiry|request)|(?:send|submit|run) 270>',
  ],
  [
    'FAX',
    `<${SEND}|re-?fax>~24<(?:e-?)?fax>|^(?:e-?)?fax(?:ear)?${OBJECT}|<(?:via|por) fax>|^(?:new|compose|create|start|nuevo|redactar) (?:an? |un )?(?:e-?)?fax$`,
  ],
  [
    'EMAIL',
    `<${SEND}>~24<e-?mail|correo>|^e-?mail${OBJECT}|<(?:send|copy|get|share|enviar) (?:a |the |secure |un )?(?:link|enlace)>`,
  ],
  [
    'HIE_PUBLISH',
    `<opt[- ]?in|publish|publicar>|<${SEND}|upload|push|release|contribute|subir>~24<hie|hio|cie|exchange|registry|intercambio>`,
  ],
  [
    'HIE_QUERY',
    '<query|search|request|retrieve|pull|refresh|fetch|get|find|import|consultar|solicitar|buscar>~24<hie|hio|exchange|outside|external|carequality|commonwell|care ?connect|care everywhere|externos?>|^(?:request|solicitar) (?:medical |outside )?(?:records?|documents?|expediente)\\b|^care everywhere$|<outside records>',
  ],
  [
    'PLAN_SUBMIT',
    `<${SEND}|file|request|solicitar>~24<claims?|(?:prior |service )?auth(?:orization)?s?|tar|mif|rof|otf|837[pi]?|encounter data|to (?:the )?(?:health )?(?:plan|payer|payor|insur(?:er|ance)|clearinghouse|mco|dhcs|medi-?cal|state)|reclamos?|reclamacion(?:es)?|autorizacion|al plan>`,
  ],
  [
    'REFERRAL_STATUS',
    '<close|cerrar>~8<loop|ciclo>|<accept|decline|reject|complete|close|update|aceptar|rechazar|cerrar|actualizar>~16<referral|referencia|derivacion|remision>|<send|submit|export|transmit|upload>~12<rtf>|<update (?:referral )?status|confirm attendance|send outcome>',
  ],
  [
    'REFERRAL_SEND',
    `<${SEND}|place|complete|finali[sz]e>~24<referrals?|referencia|derivacion|remision|referido>|<refer (?:out|to|client|patient|member|now|this)>|^(?:refer|derivar|referir|remitir)(?: .*)?$|<create case|e-refer|crear caso>`,
  ],
  [
    'PORTAL_PROXY',
    '<grant|add|give|enable|create|invite|otorgar|dar|agregar>~16<proxy|portal access|apoderado|acceso>|\\bshare with (?:family|caregiver|parent)|\\bcompartir con (?:la )?familia',
  ],
  [
    'EXPORT_CCDA',
    `<${SEND}|${MAKE}>~24<c-?cda?|ccr|ccd|continuity of care|transitions? of care|summary of care|clinical (?:document|summary)|record|chart|expediente|historia clinica>|<release|disclose>~12<records?|charts?|results?>|\\bsave\\b~12<c-?cda?|ccr>`,
  ],
  ['EXPORT_FHIR', `<${SEND}|${MAKE}>~24<fhir|ndjson|bulk data|hl7>`],
  [
    'CARE_PLAN_SHARE',
    `<share|compartir>~24<plan|team|equipo|with|con>|<add|invite|agregar|invitar>~12\\b(?:care team|team member|collaborator|provider|equipo)|^(?:share|compartir) (?:\\S+ ){0,3}(?:${PAPERS})$|^(?:share|compartir|invite|invitar)$`,
  ],
  [
    'REPORT',
    '<export|save|download|exportar|descargar|guardar>~20<csv|excel|xlsx?|spreadsheet|list|report|reporte|informe|lista|data|all|results>|<request export>|^(?:export|exportar)(?: .*)?$',
  ],
  [
    'DOWNLOAD_PDF',
    '<download|descargar|(?:save|export|guardar|generate|create|open|view|generar) (?:as |to |como )?(?:a )?pdf|save as (?:a )?(?:pdf|file|word|docx?|html|csv|excel)>|^save as$|<guardar como>|^(?:as |to |como )?pdf(?: ?\\(.*\\))?$|\\bsave\\b~24<to (?:file|disk|computer|pc|usb|device)>',
  ],
  [
    'PRINT',
    '<print|imprimir|imprime>(?! (?:name|date))|<printable|printer[- ]friendly>(?: (?:view|version|page|format|copy))?$|<para imprimir>|<generate|create|produce|generar|crear>(?! (?:and|&|y) )~12<letter|label|carta|etiquetas?>',
  ],
  [
    'DIRECT_MESSAGE',
    '^(?:compose|redactar)(?: .*)?$|<route (?:the )?(?:to|chart|note|record|document|encounter|results?|summary)>|^(?:message|mensaje)$|^(?:message|text|sms|mensaje) (?:\\S+ ){0,3}(?:patient|client|member|caller|provider|pcp|care team|paciente|cliente)$|(?:^|: |- )(?:send|transmit|enviar|mandar|transmitir|(?:forward|remitir|reenviar)(?= ))(?:$| (?:to|al?) )|(?:\\band|&|\\by) (?:send|enviar|mandar)\\b|' +
      // The verb with any object: nobody can list all that is sent.
      '^(?:send|transmit|enviar|mandar|transmitir)(?! (?:for|para) (?:\\S+ )?(?:review|(?:co-?)?sign\\w*|approval|revision|firma)| to$| .*<error|bug|diagnostics?|logs?|reminders?|comments?|survey|comentarios|encuesta|codigo|formulario>)(?: [^ ]+){1,6}$',
  ],
  ['COPY_PASTE', '<copy|copiar>~16<clipboard|portapapeles|text|note|summary|chart|texto|nota|all|record>'],
];

const compile = (source: string): RegExp =>
  new RegExp(source.replace(/<([^<>]*)>/g, '\\b(?:$1)\\b').replace(/~(\d+)/g, '.{0,$1}'));
const refusal = compile(REFUSALS.join('|'));
const compiled = RULES.map(([action, source]) => [action, compile(source)] as const);
/** A last click whose own name says nothing: what it does stands in the dialog's or form's title. */
const GENERIC =
  /^(?:o ?k|okay|go|yes|continue|confirm|submit(?: (?:request|form|application|now))?|done|finish|proceed|next|apply|save|complete|forward|reply(?: all)?|aceptar|si|continuar|confirmar|listo|finalizar|siguiente|reenviar|responder(?: a todos)?)$/;
/** What happens to a referral, where the words around say that it is one. */
export const DISPOSES = /^(?:accept|decline|reject|complete|aceptar|rechazar|completar)$/;
export const ABOUT_REFERRAL = /\breferrals?\b|\b(?:referencia|derivacion|remision|referido)(?:e?s)?\b/;
/** Names that always step back. */
const STEP_BACK =
  /^(?:cancel|close|back|no|dismiss|x|×|cancelar|cerrar|volver|atras|previous|anterior|remove|delete|edit|add|new|help)\b/;

/** The words name a setting, a list or a step back: nothing under such a title sends. */
export const isRefused = (title: string): boolean => {
  const text = fold(title);
  return (refusal.test(text) || STEP_BACK.test(text)) && !/\b(?:send|submit|transmit|enviar|mandar)\b/.test(text);
};

export type NameVerdict = { readonly action: ActionCode } | 'refused' | 'generic' | 'unknown';

/** Longest name that is a command; longer is a list row that happens to hold the words ("Send referral packet REQUESTED For: …"). */
const MAX_COMMAND = 56;

export function judgeName(name: string): NameVerdict {
  const text = fold(name)
    .replace(/\s*\((?:ctrl|cmd|alt|shift|⌘)[^)]*\)$|[….:>»▾▼\s]+$/u, '')
    .trim();
  if (text === '') return 'unknown';
  if (text.length > MAX_COMMAND || text.includes('\n') || refusal.test(text)) return 'refused';
  for (const [action, pattern] of compiled) if (pattern.test(text)) return { action };
  if (STEP_BACK.test(text)) return 'refused';
  return GENERIC.test(text) ? 'generic' : 'unknown';
}

/** What the title of a dialog, menu or form says is going on inside it. */
export function judgeContext(title: string): ActionCode | null {
  const text = fold(title);
  for (const [action, pattern] of CONTEXT) if (pattern.test(text)) return action;
  return null;
}
const CONTEXT: readonly (readonly [ActionCode, RegExp])[] = [
  ['ELIGIBILITY', /\beligibility|\b27[01]\b|elegibilidad/],
  ['FAX', /\be?-?fax/],
  ['EMAIL', /\be-?mail\b|\bcorreo\b/],
  [
    'REFERRAL_SEND',
    /\b(?:send|submit|new|create|make|outgoing|enviar|nueva) .{0,16}(?:referral|referencia|derivacion)|^(?:referral|referencia|derivacion|remision)(?: (?:form|to|al?)\b.*)?$|\b(?:refer|referir|derivar|remitir)\b/,
  ],
  ['EXPORT_CCDA', /\bc-?cda?\b|\bccr\b|transition of care|share record/],
  ['EXPORT_FHIR', /\bfhir export|bulk export/],
  ['HIE_PUBLISH', /\b(?:send|publish|share).{0,12}\b(?:hie|exchange)/],
  ['CARE_PLAN_SHARE', /\bshare\b|\bcompartir\b|invite to care team/],
  ['REPORT', /\bexport\b|\bexportar\b/],
  ['DOWNLOAD_PDF', /\bdownload\b|\bdescargar\b/],
  ['PRINT', /^print\b|\bimprimir\b/],
  [
    'PLAN_SUBMIT',
    /\b(?:claim|(?:prior|treatment|service) authorization|authorization request|reclamo|solicitud de autorizacion)\b/,
  ],
  [
    'DIRECT_MESSAGE',
    /\b(?:compose|new message|direct message|secure message|send|reply|disclose|redactar|nuevo mensaje|enviar|divulgar)\b/,
  ],
];
