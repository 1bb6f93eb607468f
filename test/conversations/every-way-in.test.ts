import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { showing, startTalksBot, type TestBot } from '../support/start-talks-bot.ts'
import { waysIn } from '../support/ways-in.ts'

describe.each(waysIn)('asked by $name', (way) => {
  let workspace: Workspace
  let talks: FakeTalks
  let bot: TestBot

  beforeEach(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    talks = createFakeTalks()
    bot = await startTalksBot(workspace, { talks })
  })
  afterEach(async () => {
    await bot.stop()
    await workspace.close()
  })

  async function answerTo(question: string) {
    await way.ask(workspace, question)
    return workspace.nextMessage()
  }

  it('answers with the headline, the quotation, its speaker and its source', async () => {
    const answer = await answerTo('what did Kennedy say?')
    for (const part of [
      '1 found, first John F. Kennedy.',
      'Understood as: what did Kennedy say?',
      '“Ich bin ein Berliner”',
      '— John F. Kennedy, 26 June 1963',
      'Speeches everybody remembers, ¶ 1',
    ]) {
      expect(shownText(answer.blocks)).toContain(part)
    }
    expect(answer.text).toContain('“Ich bin ein Berliner”')
    expect(answer.text).toContain('[Speeches everybody remembers, ¶ 1]')
  })

  it('is seen by the right people, in the right place', async () => {
    const outcome = await way.ask(workspace, 'Kennedy')
    const answer = await workspace.nextMessage()
    expect(answer.to !== undefined || answer.channel === 'D0OLENA').toBe(way.isPrivate)
    if (!way.isPrivate) expect(answer.thread_ts).toBe(outcome.ok && outcome.ts)
    else expect(answer.thread_ts).toBeUndefined()
  })

  it('takes the asker’s own time zone', async () => {
    await answerTo('Kennedy')
    expect(talks.asked.at(-1)?.timeZone).toBe('Europe/Kyiv')
  })

  it('says when the record has nothing', async () => {
    expect((await answerTo('what did Napoleon say?')).text).toBe('The record has nothing on that.')
  })

  it('shows an item’s caution next to it', async () => {
    const answer = await answerTo('Armstrong')
    expect(shownText(answer.blocks)).toContain('Armstrong said he had meant “for a man”.')
  })

  it('opens the passage of the item whose button was pressed', async () => {
    const answer = await answerTo('Berlin')
    const second = answer.blocks?.filter((block) => block.type === 'section')[1]
    await workspace.as('olena').click(answer, 'show-passage', { blockId: second?.block_id ?? '' })
    await workspace.settled()
    const view = workspace.views('olena').at(-1)
    expect(shownText(view?.title)).toBe('Passage')
    for (const part of [
      'Mr. Gorbachev, tear down this wall!',
      '¶ 2',
      'A. Listener · The Archive · 31 December 1999',
    ]) {
      expect(shownText(view?.blocks)).toContain(part)
    }
    expect(shownText(view?.blocks)).toContain('Written down from memory.')
    expect(shownText(view?.blocks)).toContain('Ronald Reagan ← a recording ← the archive')
  })

  it('says that a withdrawn passage is gone', async () => {
    const answer = await answerTo('Kennedy')
    talks.withdraw('statement:kennedy')
    await workspace.as('olena').click(answer, 'show-passage')
    await workspace.settled()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain(
      'does not show this passage any more',
    )
  })

  it('shows four items first and the rest on request', async () => {
    const answer = await answerTo('everything')
    expect(shownText(answer.blocks)).toContain('Items 1–4 of 6')
    expect(shownText(answer.blocks)).not.toContain('fear itself')
    await workspace.as('olena').click(answer, 'more')
    const rest = await workspace.nextMessage()
    expect(shownText(rest.blocks)).toContain('Items 5–6 of 6')
    expect(shownText(rest.blocks)).toContain('Martin Luther King')
    expect(buttonIds(rest.blocks)).not.toContain('more')
    expect(rest.thread_ts).toBe(answer.thread_ts)
    expect(rest.to).toBe(answer.to)
    await workspace.as('olena').click(rest, 'show-passage')
    await workspace.settled()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain('fear itself')
  })

  it('leaves out of the rest what was withdrawn meanwhile', async () => {
    const answer = await answerTo('everything')
    talks.withdraw('statement:roosevelt')
    await workspace.as('olena').click(answer, 'more')
    const rest = await workspace.nextMessage()
    expect(shownText(rest.blocks)).not.toContain('Roosevelt')
    expect(shownText(rest.blocks)).toContain('Martin Luther King')
    await workspace.as('olena').click(rest, 'show-passage')
    await workspace.settled()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain('I have a dream')
  })

  it('asks back with choices, and answers the one pressed in the same place', async () => {
    const question = await answerTo('who?')
    expect(buttonIds(question.blocks)).toEqual(['choose-0', 'choose-1'])
    expect(question.text).toContain('› What did Reagan say?')
    await workspace.as('olena').click(question, 'choose-1')
    const answer = await workspace.nextMessage()
    expect(shownText(answer.blocks)).toContain('tear down this wall')
    expect([answer.to, answer.channel, answer.thread_ts]).toEqual([
      question.to,
      question.channel,
      question.thread_ts,
    ])
  })

  it('helps with examples that can be pressed', async () => {
    const help = await answerTo('help')
    expect(help.text).toContain('/talks who Kennedy in Berlin')
    await workspace.as('olena').click(help, 'choose-0')
    expect(shownText((await workspace.nextMessage()).blocks)).toContain('Ich bin ein Berliner')
  })

  it('gives a reference when something breaks, and the log carries the same and no words', async () => {
    const answer = await answerTo('boom, says the secret source')
    expect(answer.text).toMatch(/Reference T-TEST01\./)
    const line = bot.lines.find((each) => each.includes('"failed"')) ?? ''
    expect(JSON.parse(line)).toMatchObject({ level: 'error', reference: 'T-TEST01' })
    expect(bot.lines.join('')).not.toMatch(/secret|boom|xoxb|xapp/)
  })

  it('lets nothing live out of a question', async () => {
    await way.ask(workspace, 'Kennedy <!channel> <@U0MAX> & <https://evil.example|here>')
    const answer = await workspace.nextMessage()
    expect(answer.text).not.toMatch(/<[!@#h]/)
    expect(JSON.stringify(answer.blocks)).not.toMatch(/"(broadcast|user|channel|link|mrkdwn)"/)
  })

  it('remembers which facts a message shows, when others can see it', async () => {
    const answer = await answerTo('Berlin')
    if (answer.to) return
    await workspace.settled()
    expect(bot.state.posted.find(answer.channel, answer.ts)?.shown.map(({ factId }) => factId)).toEqual([
      'statement:kennedy',
      'statement:reagan',
    ])
    expect(showing(bot, 'statement:reagan')).toHaveLength(1)
  })

  it.runIf(way.followUp)('understands a follow-up', async () => {
    const first = await answerTo('what did Kennedy say?')
    await way.followUp?.(workspace, 'and Reagan?', first)
    const second = await workspace.nextMessage()
    expect(shownText(second.blocks)).toContain('and Reagan? (after: what did Kennedy say?)')
    expect(second.thread_ts).toBe(first.thread_ts)
  })
})
