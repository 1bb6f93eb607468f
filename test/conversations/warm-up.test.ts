import { expect, it } from 'vitest'
import { start } from '../../src/main.ts'
import { startWorkspace } from '../../src/workspace/start-workspace.ts'

it('has read the record and built its index before it connects', async () => {
  const workspace = await startWorkspace()
  const lines: { event: string; version?: string }[] = []
  const app = await start({
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      TALKS_STATE: ':memory:',
    },
    write: (line) => lines.push(JSON.parse(line)),
  })
  await app.stop()
  await workspace.close()
  expect(lines.map(({ event }) => event).slice(0, 2)).toEqual(['record read', 'connected'])
  expect(lines[0]?.version).toMatch(/^[\da-f]{8}$/)
})
