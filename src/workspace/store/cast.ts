/**
 * Who and what the local workspace begins with. Names and ids are fixed so that tests, the `TALKS_EDITORS`
 * setting and screenshots can rely on them. Ids follow Slack's form: T team, U person, B bot, A app, C channel,
 * D direct message.
 */

/** A person as everyone in the workspace sees them. `tz` is an IANA zone; `teamId` differs for a stranger. */
export interface Person {
  readonly id: string
  /** The short name typed after `@`, lower case. */
  readonly name: string
  readonly realName: string
  readonly title: string
  readonly tz: string
  readonly tzLabel: string
  readonly teamId: string
}

/** A conversation. A direct message has `kind: 'im'`, and its one human in `with`. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly kind: 'public' | 'private' | 'im'
  readonly topic: string
  /** Ids of people and, where it was invited, the bot. */
  readonly members: readonly string[]
  readonly with?: string
  /** Shared with another organisation (Slack Connect). */
  readonly isShared?: boolean
  readonly isArchived?: boolean
}

interface Team {
  readonly id: string
  readonly name: string
  readonly domain: string
}

interface Bot {
  readonly userId: string
  readonly botId: string
  readonly appId: string
  readonly name: string
  readonly realName: string
}

export interface Cast {
  readonly team: Team
  readonly bot: Bot
  readonly people: readonly Person[]
  readonly channels: readonly Channel[]
}

const team: Team = { id: 'T0LOCAL', name: 'Local newsroom', domain: 'local-newsroom' }

const bot: Bot = { userId: 'U0TALKS', botId: 'B0TALKS', appId: 'A0TALKS', name: 'talks', realName: 'Talks' }

const people: readonly Person[] = [
  person('U0OLENA', 'olena', 'Olena', 'Reporter, Kyiv', 'Europe/Kyiv', 'Eastern European Time'),
  person('U0MAX', 'max', 'Max', 'Editor, Berlin', 'Europe/Berlin', 'Central European Time'),
  person('U0GRACE', 'grace', 'Grace', 'Night desk, New York', 'America/New_York', 'Eastern Time'),
  {
    ...person('U0IVO', 'ivo', 'Ivo', 'Partner agency', 'Europe/London', 'Greenwich Mean Time'),
    teamId: 'T0PARTNER',
  },
]

const everyone = ['U0OLENA', 'U0MAX', 'U0GRACE']

/** The cast of a fresh workspace: three colleagues, one stranger, four channels, a direct message each. */
export const defaultCast: Cast = {
  team,
  bot,
  people,
  channels: [
    channel('C0NEWSROOM', 'newsroom', 'public', 'Everybody', [...everyone, bot.userId]),
    channel('C0UKRAINE', 'ukraine-desk', 'public', 'The talks, day by day', [...everyone, bot.userId]),
    // The bot is not a member here, as in any channel that nobody invited it to.
    channel('C0SOURCES', 'sources', 'private', 'Private: handle with care', ['U0OLENA', 'U0MAX']),
    {
      ...channel('C0PARTNERS', 'partners', 'public', 'Shared with the partner agency', [
        'U0OLENA',
        'U0MAX',
        'U0IVO',
        bot.userId,
      ]),
      isShared: true,
    },
    ...people
      .filter((each) => each.teamId === team.id)
      .map(
        (each): Channel => ({
          id: each.id.replace(/^U/, 'D'),
          name: 'directmessage',
          kind: 'im',
          topic: '',
          members: [each.id, bot.userId],
          with: each.id,
        }),
      ),
  ],
}

function person(
  id: string,
  name: string,
  realName: string,
  title: string,
  tz: string,
  tzLabel: string,
): Person {
  return { id, name, realName, title, tz, tzLabel, teamId: team.id }
}

function channel(
  id: string,
  name: string,
  kind: Channel['kind'],
  topic: string,
  members: readonly string[],
): Channel {
  return { id, name, kind, topic, members }
}
