/** Import directions of architecture: each folder names what it may import of ours. */
const may = {
  record: [],
  config: [],
  state: [],
  operations: ['config.ts', 'record', 'state'],
  question: ['record'],
  citations: ['record'],
  quotations: ['record'],
  plan: ['question', 'record'],
  lookup: ['plan', 'question', 'record'],
  answer: ['lookup', 'plan', 'question', 'record'],
  blocks: ['answer', 'citations', 'quotations'],
  pictures: ['answer'],
  digest: ['plan', 'answer', 'state'],
  recall: ['record', 'state'],
  slack: [
    'answer',
    'plan',
    'blocks',
    'pictures',
    'digest',
    'recall',
    'state',
    'talks.ts',
    'config.ts',
    'operations/metrics.ts',
    'quotations',
  ],
  workspace: [],
}
const allowed = (folder) => [
  `^src/${folder}(/|\\.ts$)`,
  ...may[folder].map((name) => `^src/${name.replace('.', '\\.')}`),
]

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-the-workspace',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(workspace/|cli/workspace\\.ts)' },
      to: { path: '^src/workspace/' },
    },
    ...Object.keys(may).map((folder) => ({
      name: `${folder}-imports`,
      severity: 'error',
      from: { path: `^src/${folder}(/|\\.ts$)` },
      to: { path: '^src/', pathNot: allowed(folder) },
    })),
    {
      name: 'pure-core',
      severity: 'error',
      from: {
        path: '^src/(question|plan|lookup|answer|blocks|citations|quotations)/',
        pathNot: 'spelling\\.ts$',
      },
      to: { path: '^(node:)?(fs|process|net|http|child_process|os)', dependencyTypes: ['core'] },
    },
    {
      name: 'only-slack-knows-bolt',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(slack|main|workspace)' },
      to: { path: '@slack/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
