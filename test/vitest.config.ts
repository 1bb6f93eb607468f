import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Most of the long tests wait for sockets and other processes, so that a third worker costs two cores nothing.
    maxWorkers: 3,
    coverage: { include: ['src/**'] },
  },
})
