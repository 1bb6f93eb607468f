import { defineConfig } from 'vitest/config'

/** Pure code: its tests leave nothing behind, and share what they import. */
const core = ['answer', 'blocks', 'citations', 'lookup', 'plan', 'question', 'quotations', 'record'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Most of the long tests wait for sockets and other processes, so that a third worker costs two cores nothing.
    maxWorkers: 3,
    coverage: { include: ['src/**'] },
    projects: [
      { extends: true, test: { name: 'core', include: core, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: core } },
    ],
  },
})
