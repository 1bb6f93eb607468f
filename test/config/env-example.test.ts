import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const root = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(root, '.env.example'), 'utf8')

it('names exactly the variables that are read', () => {
  const source = readFileSync(join(root, 'src', 'config.ts'), 'utf8')
  const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
  expect(Object.keys(parse(text)).sort()).toEqual(read.sort())
})

it('opens the local workspace when copied as it is', () => {
  expect(readConfig(parse(text)).slack).toMatchObject({ mode: 'local' })
})
