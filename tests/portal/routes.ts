import { OUTBOUND, OUTBOUND_NAMES, type Ledger, type OutboundName, type OwnWork } from './ledger';
import { asset } from './assets';
import { boardPage } from './pages/board';
import { classicChart, classicDesktop, classicFinder, classicWorkspace } from './pages/classic';
import { FRAME_KINDS, framePage, framesetPage, keptPage } from './pages/frames';
import { notFound } from './pages/layout';
import { documentPage, PDF } from './pages/viewer';
import { appPage, comparePage, confirmation, householdPage, searchPage, worklistPage } from './pages/modules';
import { PACKET_KINDS, packetPage } from './pages/packets';
import { openChart, PEOPLE, personById } from './roster';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Visit {
  readonly method: string;
  readonly url: URL;
  readonly wantsPage: boolean;
  readonly collectorOrigin: string;
}

const page = (body: string, status = 200): Reply => ({ status, type: 'text/html', body });
const json = (value: unknown): Reply => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });
const missing = (what: string): Reply => page(notFound(what), 404);

/** The way out that a request takes, if it takes one. */
export function outboundOf(method: string, path: string): OutboundName | null {
  const found = OUTBOUND_NAMES.find((name) => {
    const out = OUTBOUND[name];
    const pattern = new RegExp(`^${out.path.replaceAll('.', '\\.').replace(':id', '[\\w-]+')}$`);
    return out.method === method && pattern.test(path);
  });
  return found ?? null;
}

const FILES: Partial<Record<OutboundName, { name: string; type: string; body: string }>> = {
  ccda: {
    name: 'summary.xml',
    type: 'application/xml',
    body: '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Continuity of Care Document</title></ClinicalDocument>',
  },
  fhir: {
    name: 'bundle.json',
    type: 'application/fhir+json',
    body: '{"resourceType":"Bundle","type":"collection","entry":[]}',
  },
  report: { name: 'panel.csv', type: 'text/csv', body: 'Name,Program,Last seen\n' },
  document: { name: 'document.pdf', type: 'application/pdf', body: '%PDF-1.4\n%%EOF\n' },
};

function leave(name: OutboundName, visit: Visit, ledger: Ledger): Reply {
  ledger.left(name);
  const file = FILES[name];
  if (file) {
    const headers = { 'content-disposition': `attachment; filename="${file.name}"` };
    return { status: 200, type: file.type, body: file.body, headers };
  }
  if (visit.wantsPage) return page(confirmation('Sent', 'The request was handed over and is on its way.'));
  return json({ status: 'queued', reference: `R-${ledger.counts().left}` });
}

const OWN_WORK: Readonly<Record<string, OwnWork>> = {
  '/api/notes': 'note',
  '/api/drafts': 'draft',
  '/api/reviews': 'review',
};

function api(visit: Visit, ledger: Ledger): Reply {
  const { pathname } = visit.url;
  const work = OWN_WORK[pathname];
  if (visit.method === 'POST' && work) {
    ledger.worked(work);
    return visit.wantsPage ? page(confirmation('Saved', 'The chart was updated.')) : json({ status: 'saved' });
  }
  if (pathname === '/api/members') {
    ledger.worked('list');
    return json(PEOPLE);
  }
  const person = personById(pathname.split('/')[3] ?? '');
  if (!person) return missing('This record');
  ledger.worked('chart');
  return json(openChart(person));
}

function classic(rest: readonly string[], url: URL): Reply {
  const open = url.searchParams.get('open') ?? 'm-01';
  if (rest.length === 0) return page(classicDesktop(open));
  if (rest[0] === 'desktop') return page(classicWorkspace(open));
  if (rest[0] === 'finder') return page(classicFinder());
  const person = personById(rest[1] ?? '');
  return person ? page(classicChart(person)) : missing('This chart');
}

/** Charts in every kind of frame, window and document. */
function frames(kind: string, id: string): Reply {
  const person = personById(id);
  if (!person) return missing('This record');
  const plain = FRAME_KINDS.find((one) => one === kind);
  if (plain) return page(framePage(plain, person));
  switch (kind) {
    case 'frameset':
      return page(framesetPage(person, 'outer'));
    case 'frameset-inner':
      return page(framesetPage(person, 'inner'));
    case 'kept':
      return { ...page(keptPage(person)), headers: { 'cache-control': 'max-age=60' } };
    default:
      return missing('This page');
  }
}

function viewer(file: string): Reply {
  if (file === 'scan.pdf') return { status: 200, type: 'application/pdf', body: PDF };
  const person = personById(file);
  return person ? page(documentPage(person)) : missing('This document');
}

/** Answers one request to the portal. */
export async function route(visit: Visit, ledger: Ledger): Promise<Reply> {
  const { url, method } = visit;
  const out = outboundOf(method, url.pathname);
  if (out) return leave(out, visit, ledger);
  const [first = '', ...rest] = url.pathname.slice(1).split('/').filter(Boolean);
  switch (first) {
    case '':
      return { status: 302, type: 'text/html', body: '', headers: { location: '/app/members' } };
    case 'app':
      return page(appPage());
    case 'api':
      return api(visit, ledger);
    case 'assets': {
      const found = asset(rest.join('/'));
      return found ? { status: 200, type: found.type, body: await found.text } : missing('This file');
    }
    case 'search':
      return page(searchPage(url.searchParams.get('q') ?? ''));
    case 'worklist':
      return page(worklistPage());
    case 'households':
      return page(householdPage(rest[0] ?? ''));
    case 'compare': {
      const left = personById(url.searchParams.get('left') ?? '');
      const right = personById(url.searchParams.get('right') ?? '');
      return left && right ? page(comparePage(left, right)) : missing('One of the charts');
    }
    case 'classic':
      return classic(rest, url);
    case 'components': {
      const person = personById(rest[0] ?? '');
      return person ? page(boardPage(person)) : missing('This chart');
    }
    case 'packets': {
      const kind = PACKET_KINDS.find((one) => one === rest[0]);
      const person = personById(rest[1] ?? '');
      return kind && person ? page(packetPage(kind, person, visit.collectorOrigin)) : missing('This packet');
    }
    case 'frames':
      return frames(rest[0] ?? '', rest[1] ?? '');
    case 'viewer':
      return viewer(rest[0] ?? '');
    case '__counts':
      return json(ledger.counts());
    case '__reset':
      ledger.reset();
      return json(ledger.counts());
    default:
      return missing('This page');
  }
}
