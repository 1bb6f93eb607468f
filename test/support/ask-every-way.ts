import type { Talks } from '../../src/talks.ts'
import type { Outcome } from '../../src/workspace/people/outcome.ts'
import type { Workspace } from '../../src/workspace/start-workspace.ts'
import { buttonIds, shownText } from './shown-text.ts'

type Shown = Awaited<ReturnType<Workspace['nextMessage']>>
type Clickable = Parameters<ReturnType<Workspace['as']>['click']>[0]

/** A question put to the bot, or a button that asks something of it. */
export interface Asked {
  readonly way: string
  /** Where replies to it stand; questions in one place are told apart by `isAnswer`. */
  readonly place: string
  /** All that the bot says in that place. */
  readonly said: () => readonly string[]
  readonly isAnswer: (text: string) => boolean
  /** Undefined while the app has not acknowledged it; not ok where Slack told its asker that it failed. */
  outcome: Outcome | undefined
}

/** Questions in two rounds: the second is asked when the first has its replies. */
export interface Ways {
  readonly asked: readonly Asked[]
  readonly first: () => void
  readonly second: () => void
}

/** What became of a question. `doubted` was answered, and told besides that the answer may not have arrived. */
export type Fate = 'answered' | 'apologised' | 'doubted' | 'twice' | 'never' | 'told by Slack'

const botUser = 'U0TALKS'
const apology = /^Something went wrong on my side/
const doubt = /^Slack did not confirm that my answer reached you/

const textOf = (shown: Pick<Shown, 'text' | 'blocks'>) =>
  shown.blocks ? shownText(shown.blocks) : shown.text

/** Where the bot's words of one kind are read. */
function placesOf(workspace: Workspace) {
  const own = (channel: string) => workspace.messages(channel).filter((each) => each.user === botUser)
  return {
    alone: (who: string, channel: string) =>
      workspace.ephemerals(who).filter((each) => each.channel === channel && each.from === botUser),
    thread: (channel: string, ts: string) => own(channel).filter((each) => each.thread_ts === ts),
    top: (channel: string) => own(channel).filter((each) => each.thread_ts === undefined),
  }
}

/**
 * Every way in of the conversation suite, each with a question of its own: commands, sub-commands, mentions, follow-ups
 * in a thread and in a direct message, a stranger, and each kind of button. What needs an earlier answer is asked in
 * `second`, and only where that answer came.
 */
export function everyWayIn(workspace: Workspace): Ways {
  const { alone, thread, top } = placesOf(workspace)
  const asked: Asked[] = []
  let mention = ''

  function ask(
    way: string,
    place: string,
    read: () => readonly Pick<Shown, 'text' | 'blocks'>[],
    answer: string,
    act: () => Promise<Outcome>,
  ) {
    const entry: Asked = {
      way,
      place,
      said: () => read().map(textOf),
      isAnswer: (text) => text.includes(answer),
      outcome: undefined,
    }
    asked.push(entry)
    return act().then((outcome) => {
      entry.outcome = outcome
      return outcome
    })
  }

  const as = (who: string) => workspace.as(who)
  const inThread = () => thread('newsroom', mention)

  function first() {
    const said = (who: string, channel: string) => () => alone(who, channel)
    void ask('command', 'olena', said('olena', 'C0NEWSROOM'), 'Which of the two is meant?', () =>
      as('olena').command('/talks', 'who?', 'newsroom'),
    )
    void ask('command', 'max', said('max', 'C0UKRAINE'), 'one small step', () =>
      as('max').command('/talks', 'what did Armstrong say?', 'ukraine-desk'),
    )
    void ask('sub-command', 'grace', said('grace', 'C0NEWSROOM'), 'finds where and when talks', () =>
      as('grace').command('/talks', 'where', 'newsroom'),
    )
    void ask('mention', 'thread', inThread, 'Items 1–4 of 6', async () => {
      const outcome = await as('max').post('newsroom', '@talks everything')
      mention = (outcome.ok && outcome.ts) || ''
      return outcome
    })
    void ask(
      'direct message',
      'D0GRACE',
      () => top('D0GRACE'),
      'fight on the beaches',
      () => as('grace').post('D0GRACE', 'what did Churchill say?'),
    )
    const strangers = () => workspace.messages('partners').filter((each) => each.user === botUser)
    void ask('mention by a stranger', 'partners', strangers, 'I answer members of Local newsroom only', () =>
      as('ivo').post('partners', '@talks Kennedy'),
    )
    void as('olena').openHome()
  }

  /** Presses a button where it is to be seen. */
  function press(way: string, on: Clickable | undefined, button: string, who: string, rest: PressRest) {
    if (!on || !buttonIds(on.blocks).includes(button)) return
    void ask(way, rest.place, rest.read, rest.answer, () => as(who).click(on, button))
  }

  function second() {
    const olenas = () => alone('olena', 'C0NEWSROOM')
    press('button: choice', olenas()[0], 'choose-0', 'olena', {
      place: 'olena',
      read: olenas,
      answer: 'Ich bin ein Berliner',
    })
    press('button: more', inThread()[0], 'more', 'max', {
      place: 'thread',
      read: inThread,
      answer: 'Items 5–6 of 6',
    })
    press('button: passage', top('D0GRACE')[0], 'show-passage', 'grace', {
      place: 'D0GRACE window',
      read: () => [
        ...workspace.views('grace').map((view) => ({ text: 'Passage', blocks: view.blocks })),
        ...alone('grace', 'D0GRACE'),
      ],
      answer: 'Paragraph 1',
    })
    press('button: share', alone('max', 'C0UKRAINE')[0], 'share', 'max', {
      place: 'ukraine-desk',
      read: () => [...top('ukraine-desk'), ...alone('max', 'C0UKRAINE').slice(1)],
      answer: 'one small step',
    })
    press('button: Home', workspace.home('olena'), 'choose-0', 'olena', {
      place: 'D0OLENA',
      read: () => top('D0OLENA'),
      answer: 'Ich bin ein Berliner',
    })
    if (mention)
      void ask('mention in a thread', 'thread', inThread, '1 found, first Ronald Reagan', () =>
        as('olena').post('newsroom', '@talks and Reagan?', { thread: mention }),
      )
    void ask(
      'direct message again',
      'D0GRACE',
      () => top('D0GRACE'),
      'I have a dream',
      () => as('grace').post('D0GRACE', 'and King?'),
    )
  }

  return { asked, first, second }
}

/** Every example of the help, as a mention with a thread of its own. */
export function everyExample(workspace: Workspace, talks: Pick<Talks, 'examples'>): Ways {
  const { thread } = placesOf(workspace)
  const asked: Asked[] = []
  function first() {
    for (const [index, { question }] of talks.examples().entries()) {
      let ts = ''
      const entry: Asked = {
        way: 'mention',
        place: `example ${index}`,
        said: () => (ts ? thread('newsroom', ts).map(textOf) : []),
        isAnswer: (text) => text.includes('¶'),
        outcome: undefined,
      }
      asked.push(entry)
      void workspace
        .as('max')
        .post('newsroom', `@talks ${question}`)
        .then((outcome) => {
          ts = (outcome.ok && outcome.ts) || ''
          entry.outcome = outcome
        })
    }
  }
  return { asked, first, second: () => undefined }
}

interface PressRest {
  readonly place: string
  readonly read: () => readonly Pick<Shown, 'text' | 'blocks'>[]
  readonly answer: string
}

/**
 * What became of each question. Replies are told apart by their words; an apology, which has none of a question's,
 * counts for the first question in its place that has no reply yet, else as one too many for the last.
 */
export function fatesOf(asked: readonly Asked[]): readonly { readonly asked: Asked; readonly fate: Fate }[] {
  const counts = new Map(asked.map((each) => [each, { answers: 0, apologies: 0, doubts: 0 }]))
  for (const place of new Set(asked.map((each) => each.place))) {
    const here = asked.filter((each) => each.place === place)
    const texts = here[0]?.said() ?? []
    const isSorry = (text: string) => apology.test(text) || doubt.test(text)
    for (const text of texts.filter((each) => !isSorry(each))) {
      const count = counts.get(here.findLast((each) => each.isAnswer(text)) ?? here.at(-1)!)!
      count.answers += 1
    }
    for (const text of texts.filter(isSorry)) {
      const free = here.find((each) => total(counts.get(each)!) === 0)
      const one = counts.get(free ?? here.at(-1)!)!
      if (doubt.test(text) && !free) one.doubts += 1
      else one.apologies += 1
    }
  }
  return asked.map((each) => ({ asked: each, fate: fateOf(counts.get(each)!, each.outcome) }))
}

interface Count {
  answers: number
  apologies: number
  doubts: number
}

const total = ({ answers, apologies }: Count) => answers + apologies

function fateOf(count: Count, outcome: Outcome | undefined): Fate {
  if (total(count) > 1) return 'twice'
  if (total(count) === 0) return outcome?.ok === false ? 'told by Slack' : 'never'
  if (count.doubts > 0) return 'doubted'
  return count.answers > 0 ? 'answered' : 'apologised'
}
