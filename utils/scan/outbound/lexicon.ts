import type { ActionCode } from '../../ascmi/actions';
import { fold } from '../../identifiers/text';

/**
 * What a control's name says it does, English and Spanish. Order matters: the first row that fits wins, refusals before all. Patterns run on
 * folded text (lower case, no accents). Verbs are wanted: a noun alone ("Faxes", "Messages") is a place, not an act.
 */
const REFUSALS: readonly string[] = [
  // Settings and lists of the thing, never the act.
  '\\b(?:print(?:er)?s?|fax(?:es)?|e-?mail|export|download|share|sharing|message|messaging|referral|impresion)\\b.{0,12}\\b(?:preferences?|settings?|setup|queue|log|history|status(?:es)?|options|templates?|layout|defaults?|configuration|config|inbox|folders?|help|numbers?|address(?:es)?|preferencias|ajustes|cola|historial|configuracion|opciones|bandeja|plantillas?)\\b',
  '\\b(?:messages?|referrals?|mensajes|referencias) (?:list|lista)\\b',
  '\\bshare (?:screen|view|layout|desktop|feedback)\\b|\\bcompartir pantalla\\b',
  '\\b(?:blank|sample|empty) (?:referral |consent )?(?:form|template)\\b|\\bformulario en blanco\\b',
  '^(?:view|show|open|see|edit|delete|remove|cancel|close|hide|search|find|filter|sort|clear|back|ver|editar|eliminar|cancelar|cerrar|buscar|filtrar|volver)\\b(?!.{0,12}\\b(?:pdf|loop|ciclo|hie|outside|care everywhere)\\b)',
  '\\b(?:sent|received|incoming|inbound|unread|recibid[oa]s?|enviad[oa]s|entrantes?)\\b(?!.{0,10}\\bpdf)',
  "\\b(?:do not|don't|no|never) (?:send|share|print|fax|enviar|compartir|imprimir)\\b|\\b(?:opt(?:ed)?[- ]?out|unsubscribe|revoke|revocar)\\b",
  '\\bsend (?:feedback|code|verification|a? ?test|reset|password)\\b|\\b(?:resend|reenviar) (?:code|codigo)\\b|\\bsend to (?:back|front|trash|archive|draft)',
  '^(?:how (?:to|do)|learn (?:how|more|about)|guide to|help|about|como|ayuda|acerca)\\b',
  '\\bcopy (?:link|url) to (?:this )?(?:page|view|section)\\b',
  '\\b(?:fingerprint|sprint|blueprint|footprint)\\b|\\bprinted (?:on|by)\\b|\\bprint name\\b',
];

const RULES: readonly (readonly [ActionCode, string])[] = [
  [
    'ELIGIBILITY',
    '\\b(?:verify|check|run|request|verificar|consultar|comprobar)\\b.{0,16}\\b(?:eligibility|elegibilidad)\\b|\\beligibility (?:check|inquiry|request)\\b|\\b(?:send|submit|run) 270\\b',
  ],
  [
    'FAX',
    '\\b(?:send|resend|re-?fax|forward|transmit|enviar|mandar|reenviar)\\b.{0,24}\\b(?:e-?)?fax\\b|^(?:e-?)?fax(?:ear)?(?: (?:now|it|this|to|selected|all|a)\\b.*| (?:\\S+ ){0,3}(?:documents?|chart|summary|records?|referral|packet|letter|notes?|forms?|reports?|results?|orders?|plan|prescription|documentos?))?$|\\bvia fax\\b|\\bpor fax\\b',
  ],
  [
    'EMAIL',
    '\\b(?:send|share|forward|enviar|compartir|mandar)\\b.{0,24}\\b(?:e-?mail|correo)\\b|^e-?mail(?: (?:to|this|it|a? ?(?:copy|link|summary|report|chart|record|patient|client|member|provider|selected))\\b.*)?$|\\b(?:send|copy|get|share|enviar) (?:a |the |secure |un )?(?:link|enlace)\\b',
  ],
  [
    'HIE_PUBLISH',
    '\\bopt[- ]?in\\b|\\b(?:publish|publicar)\\b|\\b(?:send|upload|push|submit|transmit|release|contribute|enviar|subir)\\b.{0,24}\\b(?:hie|hio|cie|health information exchange|exchange|registry|intercambio)\\b',
  ],
  [
    'HIE_QUERY',
    '\\b(?:query|search|request|retrieve|pull|refresh|fetch|get|find|import|consultar|solicitar|buscar)\\b.{0,24}\\b(?:hie|hio|exchange|outside|external|carequality|commonwell|care everywhere|externos?)\\b|^care everywhere$|\\boutside records\\b',
  ],
  [
    'PLAN_SUBMIT',
    '\\b(?:submit|send|transmit|file|request|enviar|presentar|solicitar)\\b.{0,24}\\b(?:claims?|(?:prior |service )?auth(?:orization)?s?|tar|mif|rof|otf|837[pi]?|encounter data|to (?:the )?(?:health )?plan|reclamos?|reclamacion(?:es)?|autorizacion|al plan)\\b',
  ],
  [
    'REFERRAL_STATUS',
    '\\b(?:close|cerrar)\\b.{0,8}\\b(?:loop|ciclo)\\b|\\b(?:accept|decline|reject|complete|close|update|aceptar|rechazar|cerrar|actualizar)\\b.{0,16}\\b(?:referral|referencia|derivacion|remision)\\b|\\b(?:send|submit|export|transmit|upload)\\b.{0,12}\\brtf\\b|\\bupdate (?:referral )?status\\b|\\bconfirm attendance\\b|\\bsend outcome\\b',
  ],
  [
    'REFERRAL_SEND',
    '\\b(?:send|submit|transmit|place|forward|complete|finali[sz]e|sign (?:and|&) send|enviar|mandar|remitir|presentar)\\b.{0,24}\\b(?:referrals?|referencia|derivacion|remision|referido)\\b|\\brefer (?:out|to|client|patient|member|now|this)\\b|^(?:refer|derivar|referir|remitir)(?: .*)?$|\\bcreate case\\b|\\bcrear caso\\b',
  ],
  [
    'PORTAL_PROXY',
    '\\b(?:grant|add|give|enable|create|invite|otorgar|dar|agregar)\\b.{0,16}\\b(?:proxy|portal access|apoderado|acceso)\\b|\\bshare with (?:family|caregiver|parent)|\\bcompartir con (?:la )?familia',
  ],
  [
    'EXPORT_CCDA',
    '\\b(?:export|send|download|generate|create|share|transmit|exportar|enviar|descargar|generar|compartir)\\b.{0,24}\\b(?:c-?cda?|ccr|ccd|continuity of care|transition of care|transitions of care|summary of care|clinical (?:document|summary)|care record|record|chart|expediente|historia clinica)\\b',
  ],
  [
    'EXPORT_FHIR',
    '\\b(?:export|download|send|generate|exportar|descargar|enviar)\\b.{0,24}\\b(?:fhir|ndjson|bulk data|hl7)\\b',
  ],
  [
    'CARE_PLAN_SHARE',
    '\\b(?:share|compartir)\\b.{0,24}\\b(?:plan|team|equipo|with|con)\\b|\\b(?:add|invite|agregar|invitar)\\b.{0,12}\\b(?:to (?:the )?)?(?:care team|team member|collaborator|provider|equipo)|^(?:share|compartir|invite|invitar)$',
  ],
  [
    'REPORT',
    '\\b(?:export|save|download|exportar|descargar|guardar)\\b.{0,20}\\b(?:csv|excel|xlsx?|spreadsheet|list|report|reporte|informe|lista|data|all|results)\\b|\\brequest export\\b|^(?:export|exportar)(?: .*)?$',
  ],
  [
    'DOWNLOAD_PDF',
    '\\b(?:download|descargar)\\b|\\b(?:save|export|guardar|generate|create|open|view|generar) (?:as |to |como )?(?:a )?pdf\\b|\\bsave as (?:a )?(?:pdf|file|word|docx?|html|csv|excel)\\b|^save as$|\\bguardar como\\b|^pdf$',
  ],
  [
    'PRINT',
    '\\b(?:print|imprimir|imprime)\\b(?! (?:name|date))|\\b(?:generate|create|produce|generar|crear)\\b.{0,12}\\b(?:letter|label|carta|etiquetas?)\\b',
  ],
  [
    'DIRECT_MESSAGE',
    '\\broute (?:the )?(?:chart|note|record|document|encounter|results?|summary)\\b|\\b(?:send|enviar|mandar|transmit)\\b.{0,24}\\b(?:message|direct|secure|reply|note|mensaje|respuesta|seguro)\\b|^(?:send|enviar|send now|send all|sign (?:and|&) send|save (?:and|&) send|guardar y enviar|firmar y enviar|enviar ahora|send to .*|(?:enviar|mandar|remitir) al? .*)$',
  ],
  [
    'COPY_PASTE',
    '\\b(?:copy|copiar)\\b.{0,16}\\b(?:clipboard|portapapeles|text|note|summary|chart|texto|nota|all|record)\\b',
  ],
];

const refusal = new RegExp(REFUSALS.join('|'));
const compiled = RULES.map(([action, source]) => [action, new RegExp(source)] as const);
/** A last click whose own name says nothing: what it does stands in the dialog's or form's title. */
const GENERIC =
  /^(?:ok|okay|go|yes|continue|confirm|submit|done|finish|proceed|next|apply|save|complete|aceptar|si|continuar|confirmar|listo|finalizar|siguiente)$/;
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
    .replace(/[….:>»▾▼\s]+$/u, '')
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
    /\b(?:send|submit|new|create|make|outgoing|enviar|nueva) .{0,16}(?:referral|referencia|derivacion)|^(?:referral|referencia|derivacion|remision)(?: (?:form|to|al?)\b.*)?$|\brefer\b/,
  ],
  ['EXPORT_CCDA', /\bc-?cda?\b|\bccr\b|transition of care|share record/],
  ['EXPORT_FHIR', /\bfhir export|bulk export/],
  ['HIE_PUBLISH', /\b(?:send|publish|share).{0,12}\b(?:hie|exchange)/],
  ['CARE_PLAN_SHARE', /\bshare\b|\bcompartir\b|invite to care team/],
  ['REPORT', /\bexport\b|\bexportar\b/],
  ['DOWNLOAD_PDF', /\bdownload\b|\bdescargar\b/],
  ['PRINT', /^print\b|\bimprimir\b/],
  ['PLAN_SUBMIT', /\b(?:claim|prior authorization|treatment authorization|reclamo)\b/],
  [
    'DIRECT_MESSAGE',
    /\b(?:compose|new message|direct message|secure message|send|reply|redactar|nuevo mensaje|enviar)\b/,
  ],
];
