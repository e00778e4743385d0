/** The import rules of the architecture: worlds meet only through `utils/contract`, pure layers import downward only. */
const pure = {
  ascmi: [],
  identifiers: ['ascmi'],
  decision: ['ascmi', 'fhir'],
  sensitivity: ['ascmi'],
  recipients: ['ascmi', 'identifiers'],
  documents: [],
  obligations: ['ascmi', 'decision', 'documents'],
  fhir: ['ascmi'],
  contract: ['ascmi', 'forms'],
  forms: ['ascmi'],
};
/** Libraries of the field that a pure layer may hold: they touch neither clock, network nor browser the way we call them. */
const libraries = {
  contract: ['zod'],
  forms: ['zod'],
  recipients: ['papaparse', '@types/papaparse'],
  documents: ['@cantoo/pdf-lib', 'fontkit', 'bidi-js', 'qrcode-generator'],
  obligations: ['@cantoo/pdf-lib'],
};
const pureRules = Object.entries(pure).map(([layer, allowed]) => ({
  name: `pure-${layer}`,
  comment: `utils/${layer} is pure: it imports only ${['itself', ...allowed, ...(libraries[layer] ?? [])].join(', ')}.`,
  severity: 'error',
  from: { path: `^utils/${layer}/` },
  to: {
    pathNot: [
      `^utils/(${[layer, ...allowed].join('|')})/`,
      ...(libraries[layer] ?? []).map((name) => `node_modules/${name}/`),
    ],
  },
}));

/** Where each remaining layer may reach. */
const layers = {
  scan: ['identifiers', 'portals', 'contract', 'ascmi', 'sensitivity'],
  teach: ['scan', 'portals', 'identifiers', 'contract', 'ascmi', 'platform'],
  portals: ['ascmi', 'contract', 'identifiers'],
  'guard/main': ['contract/guard-wire'],
  'guard/page': ['contract', 'ascmi'],
  'guard/network': ['contract', 'ascmi', 'platform', 'policy'],
  registry: ['ascmi', 'fhir', 'contract', 'platform'],
  audit: ['ascmi', 'decision', 'contract', 'platform', 'fhir'],
  policy: ['ascmi', 'decision', 'contract', 'forms', 'platform', 'portals'],
  messaging: ['contract', 'platform', 'ascmi'],
  platform: ['ascmi'],
  ui: ['contract', 'ascmi', 'platform', 'identifiers'],
};
const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `layer-${layer.replace('/', '-')}`,
  comment: `utils/${layer} may import utils/{${allowed.join(',')}} only.`,
  severity: 'error',
  from: { path: `^utils/${layer}/` },
  to: { path: '^(utils|components|entrypoints)/', pathNot: `^utils/(${[layer, ...allowed].join('|')})(/|\\.)` },
}));

module.exports = {
  forbidden: [
    ...pureRules,
    ...layerRules,
    {
      name: 'components-are-props-in-events-out',
      comment: 'Components see pure layers and contracts; they never talk to the browser.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(utils|entrypoints)/',
        pathNot:
          '^utils/(ascmi|identifiers|decision|sensitivity|recipients|obligations|documents|fhir|forms|contract|ui/strings)',
      },
    },
    {
      name: 'browser-border',
      comment: 'webextension-polyfill is reached through utils/platform only.',
      severity: 'error',
      from: { pathNot: '^utils/platform/' },
      to: { path: 'webextension-polyfill' },
    },
    {
      name: 'no-zod-in-page-scripts',
      comment: 'The background parses; zod would double the page bundle.',
      severity: 'error',
      from: { path: '^utils/(guard/(main|page)|scan|teach|ui)/' },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'zod-mini-only',
      comment: "Full zod brings 83 kB and a 'new Function'. Use zod/mini.",
      severity: 'error',
      from: { path: '^(utils|components|entrypoints)/', pathNot: '^utils/cli/' },
      to: { path: 'node_modules/zod/(index|v4/classic)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { path: '^(utils|components)/' },
      to: { path: '^(entrypoints|tests)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
