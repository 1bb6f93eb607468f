import { describe, expect, it } from 'vitest'
import { readAsked } from '../../src/slack/asking/asked-message.ts'
import { asksForHelp } from '../../src/slack/asking/help.ts'
import { plainQuestion } from '../../src/slack/asking/plain-question.ts'
import { whoMay } from '../../src/slack/asking/who-may.ts'
import { commandQuestion } from '../../src/slack/listeners/commands/command-question.ts'

describe('what follows /talks', () => {
  it.each([
    ['who Kuleba after Antalya', 'who said what: Kuleba after Antalya'],
    ['WHO Kuleba', 'who said what: Kuleba'],
    ['who: Kuleba', 'who said what: Kuleba'],
    ['where second round', 'where and when: second round'],
    ['stalled Qatar', 'what stalled: Qatar'],
    ['timeline March 2022', 'timeline: March 2022'],
    ['positions Ukraine guarantees', 'positions: Ukraine guarantees'],
    ['sources', 'sources'],
    ['changed Podoliak', 'changed over time: Podoliak'],
    ['met Medinsky', 'who met whom: Medinsky'],
    ['met Who did Medinsky meet?', 'Who did Medinsky meet?'],
    ['who What did Kuleba say?', 'What did Kuleba say?'],
    ['timeline Timeline from 28 February', 'Timeline from 28 February'],
    ['who said that?', 'who said that?'],
    ['where was the second round?', 'where was the second round?'],
    ['who’s Podoliak', 'who’s Podoliak'],
    ['whoever said so', 'whoever said so'],
    ['constructor x', 'constructor x'],
    ['and Kuleba?', 'and Kuleba?'],
  ])('%s', (text, words) => {
    expect(commandQuestion(text)).toEqual({ kind: 'question', words })
  })
  it.each(['who', 'where', 'stalled:', 'TIMELINE', ' positions ', 'changed', 'met'])(
    '“%s” alone asks nothing yet',
    (text) => {
      expect(commandQuestion(text)).toEqual({
        kind: 'sub-command',
        command: text.toLowerCase().replace(/\W/g, ''),
      })
    },
  )
  it.each(['', '  ', 'help', 'Help!', '?'])('“%s” is a call for help', (text) => {
    expect(commandQuestion(text)).toEqual({ kind: 'help' })
    expect(asksForHelp(text)).toBe(true)
  })
})

describe('the words of a message', () => {
  it.each([
    ['<@UBOT> what did Kuleba say?', 'what did Kuleba say?'],
    ['hey <@UBOT|talks>, who?', 'hey , who?'],
    ['a &amp; b &lt;c&gt; &amp;lt;', 'a & b <c> &lt;'],
    ['see <https://example.org/a?b=1&amp;c=2|the chronicle>', 'see the chronicle'],
    ['see <https://example.org/a?b=1&amp;c=2>', 'see https://example.org/a?b=1&c=2'],
    ['<!channel> in <#C1|desk> on <!date^1^{date}|Friday>', 'in #desk on Friday'],
    ['ask <@U1|olena> and <@U2>', 'ask @olena and'],
    ['two\n\n  lines', 'two\n\nlines'],
  ])('%s', (text, words) => expect(plainQuestion(text, 'UBOT')).toBe(words))
  it('are cut when somebody pastes a book', () => {
    expect(plainQuestion('🕊️ '.repeat(20_000), 'UBOT').length).toBeLessThanOrEqual(3_000)
  })
})

describe('which messages ask', () => {
  const body = { event_id: 'Ev1' }
  const mention = { type: 'app_mention', channel: 'C1', ts: '2.0', user: 'U1', text: '<@UBOT> hi' }
  const direct = { type: 'message', channel: 'D1', channel_type: 'im', ts: '2.0', user: 'U1', text: 'hi' }
  const read = (event: object) => readAsked(event, body, 'UBOT')

  it('reads a mention and a direct message', () => {
    expect(read(mention)).toMatchObject({ kind: 'mention', threadTs: undefined, isSharedChannel: false })
    expect(read(direct)).toMatchObject({ kind: 'direct' })
  })
  it('reads a channel message that mentions the bot as the mention it is', () => {
    expect(read({ ...mention, type: 'message', channel_type: 'channel' })).toMatchObject({ kind: 'mention' })
  })
  it('tells a thread’s root from its replies', () => {
    expect(read({ ...mention, thread_ts: '1.0' })?.threadTs).toBe('1.0')
    expect(read({ ...mention, thread_ts: '2.0' })?.threadTs).toBeUndefined()
  })
  it('reads messages with a file, or sent to the channel as well', () => {
    expect(read({ ...direct, subtype: 'file_share' })).not.toBeNull()
    expect(read({ ...mention, subtype: 'thread_broadcast' })).not.toBeNull()
  })
  it.each([
    ['our own', { user: 'UBOT' }],
    ['a bot’s', { bot_id: 'B1' }],
    ['Slackbot’s', { user: 'USLACKBOT' }],
    ['an edited one', { edited: { user: 'U1', ts: '3.0' } }],
    ['a change', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['one without a user', { user: undefined }],
  ])('ignores %s', (_, change) => {
    expect(read({ ...direct, ...change })).toBeNull()
    expect(read({ ...mention, ...change })).toBeNull()
  })
  it('ignores channel talk', () => {
    expect(read({ ...mention, type: 'message', channel_type: 'channel', text: 'talks' })).toBeNull()
  })
})

describe('who may ask', () => {
  const identity = {
    botUserId: 'UBOT',
    botId: 'B',
    teamId: 'T1',
    teamName: 'Desk',
    enterpriseId: 'E1',
    hasAgentPane: false,
  }
  it.each([
    ['a colleague', { teamId: 'T1' }, [], 'welcome'],
    ['one of the same enterprise', { teamId: 'T9', enterpriseId: 'E1' }, [], 'welcome'],
    ['one whose team Slack does not tell', {}, [], 'welcome'],
    ['another organisation', { teamId: 'T2' }, [], 'refused'],
    ['a stranger', { isStranger: true }, [], 'refused'],
    ['a colleague in a shared channel', { teamId: 'T1', isSharedChannel: true }, [], 'refused'],
    ['an allowed organisation', { teamId: 'T2', isStranger: true, isSharedChannel: true }, ['T2'], 'welcome'],
    ['a colleague beside an allowed one', { teamId: 'T1', isSharedChannel: true }, ['T2'], 'welcome'],
    ['a third organisation', { teamId: 'T3', isSharedChannel: true }, ['T2'], 'refused'],
  ])('%s', (_, origin, allowed, kind) => expect(whoMay(origin, identity, allowed).kind).toBe(kind))
})
