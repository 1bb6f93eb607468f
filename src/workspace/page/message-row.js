import { el, notify } from './dom.js'
import { makeMessageActions, makeReactions } from './message-actions.js'
import { renderFiles } from './message-files.js'
import { renderBlocks } from './render-block.js'
import { renderMrkdwn } from './render-mrkdwn.js'
import { perform } from './server.js'

/** Slack's own voice. */
const slackbotId = 'USLACKBOT'

/** What was not said but happened. */
const quietSubtypes = ['channel_join', 'tombstone']

/** Who wrote something, with a colour of their own. */
export function authorOf(id, snapshot) {
  if (id === snapshot.bot.userId) return { name: snapshot.bot.realName, isApp: true, tone: 'bot' }
  if (id === slackbotId) return { name: 'Slackbot', isApp: false, tone: 'slack' }
  const index = snapshot.people.findIndex((each) => each.id === id)
  return { name: snapshot.people[index]?.realName ?? id, isApp: false, tone: `person-${index % 4}` }
}

/**
 * One message, or one that only this person sees.
 *
 * @param {object} message as the snapshot gives it; ephemeral ones have `from`
 * @param {{snapshot: object, channel: object, openThread?: (ts: string) => void, isCompact: boolean}} context
 */
export function makeMessageRow(message, context) {
  const { snapshot, channel, openThread, isCompact } = context
  const isEphemeral = message.from !== undefined
  const author = authorOf(message.from ?? message.user, snapshot)
  const surface = {
    snapshot,
    async use(blockId, actionId, value) {
      const outcome = await perform('click', {
        as: snapshot.me.id,
        target: message.ts,
        channel: channel.id,
        block_id: blockId,
        action_id: actionId,
        value,
      })
      if (!outcome.ok) notify(outcome.message)
    },
  }
  return el(
    'article',
    {
      className: [
        'message',
        isEphemeral && 'ephemeral',
        isCompact && 'compact',
        author.tone === 'slack' && 'from-slack',
        quietSubtypes.includes(message.subtype) && 'quiet',
      ]
        .filter(Boolean)
        .join(' '),
    },
    el(
      'div',
      { className: `avatar ${author.tone}`, 'aria-hidden': 'true' },
      isCompact ? '' : author.name.slice(0, 1),
    ),
    el(
      'div',
      { className: 'body' },
      isEphemeral && el('p', { className: 'only-you' }, 'Only visible to you'),
      el(
        'p',
        { className: isCompact ? 'author visually-hidden' : 'author' },
        el('strong', {}, author.name),
        author.isApp && el('span', { className: 'badge' }, 'App'),
        time(message.ts, snapshot.me.tz),
      ),
      content(message, surface),
      message.files?.length > 0 && renderFiles(message.files),
      message.reactions?.length > 0 && makeReactions(message, context),
      message.reply_count > 0 && openThread && threadLink(message, openThread),
    ),
    !isEphemeral && message.subtype !== 'tombstone' && makeMessageActions(message, author.name, context),
  )
}

function content(message, surface) {
  const edited = message.edited && el('span', { className: 'edited' }, ' (edited)')
  // A person's own rich text says what `text` says.
  const hasBlocks = message.blocks?.length > 0 && (message.from !== undefined || message.bot_id !== undefined)
  if (hasBlocks) return el('div', { className: 'blocks' }, renderBlocks(message.blocks, surface), edited)
  if (message.text === '') return null
  return el(
    'div',
    { className: 'text', dir: 'auto', 'data-written': '' },
    renderMrkdwn(message.text, surface.snapshot),
    edited,
  )
}

function time(ts, timeZone) {
  const date = new Date(Number(ts) * 1000)
  const format = (options) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(date)
  return el(
    'time',
    { datetime: date.toISOString(), title: format({ dateStyle: 'full', timeStyle: 'long' }) },
    format({ hour: '2-digit', minute: '2-digit' }),
  )
}

function threadLink(message, openThread) {
  const count = message.reply_count
  return el(
    'button',
    { type: 'button', className: 'thread-link', onclick: () => openThread(message.ts) },
    `${count} ${count === 1 ? 'reply' : 'replies'}`,
  )
}
