import { App, LogLevel } from '@slack/bolt'

/** Where an app finds Slack: a real one or a local one, it cannot tell. */
export interface SlackAddress {
  readonly apiUrl: string
  readonly appToken: string
  readonly botToken: string
}

/** What the app heard, for tests that ask what arrived rather than what came back. */
interface Heard {
  readonly events: { readonly type: string; readonly eventId: string; readonly retry: number | undefined }[]
  readonly errors: string[]
}

/**
 * A tiny Bolt app over Socket Mode with one handler for each way in. It knows nothing of the project and nothing of
 * the local workspace, so that what works with it works with any app.
 */
export async function startEchoApp({ apiUrl, appToken, botToken }: SlackAddress) {
  const heard: Heard = { events: [], errors: [] }
  const app = new App({
    socketMode: true,
    appToken,
    token: botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  })

  app.use(async ({ body, context, next }) => {
    const { event, event_id } = body as { event?: { type: string }; event_id?: string }
    if (event) heard.events.push({ type: event.type, eventId: event_id ?? '', retry: context.retryNum })
    await next()
  })
  app.error(async (error) => {
    heard.errors.push(error.message)
  })

  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `echo: ${event.text}`, thread_ts: event.thread_ts ?? event.ts })
  })
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im' && message.subtype === undefined && !message.bot_id) {
      await say(`direct: ${message.text}`)
    }
  })
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('Welcome home')] },
    })
  })

  app.event('member_joined_channel', async ({ event, context, client }) => {
    if (event.user === context.botUserId) {
      await client.chat.postMessage({ channel: event.channel, text: 'thanks for the invitation' })
    }
  })

  app.shortcut('open-form', async ({ ack, shortcut, client }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form('From a shortcut') })
  })
  app.shortcut({ type: 'message_action', callback_id: 'quote' }, async ({ ack, shortcut, respond }) => {
    await ack()
    await respond(`chosen: ${shortcut.message.text}`)
  })

  app.command(/^\/(?:talks|echo)$/, async ({ command, ack, respond, client }) => {
    if (command.text === 'late') return
    if (command.text === 'now') return ack('answered in the acknowledgement')
    await ack()
    if (command.text === 'file') {
      await client.filesUploadV2({
        channel_id: command.channel_id,
        initial_comment: 'a file',
        filename: 'notes.txt',
        title: 'Notes',
        content: 'said and done',
      })
      return
    }
    if (command.text === 'many') {
      for (let count = 1; count <= 6; count += 1) await respond(`answer ${count}`)
      return
    }
    if (command.text === 'slow form') {
      await new Promise((resolve) => setTimeout(resolve, 400))
      await client.views.open({ trigger_id: command.trigger_id, view: form('Slow') })
      return
    }
    await respond({
      text: `you typed ${command.text}`,
      blocks: [
        section(`You typed ${command.text}`),
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            button('open', 'Open a form'),
            button('share', 'Share in channel'),
            button('drop', 'Dismiss'),
          ],
        },
      ],
    })
  })

  app.action('open', async ({ ack, body, client }) => {
    await ack()
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: form('A form') })
  })
  app.action('share', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'shared', response_type: 'in_channel', replace_original: false })
  })
  app.action('drop', async ({ ack, respond }) => {
    await ack()
    await respond({ delete_original: true })
  })

  app.view('form', async ({ ack, view, body, client }) => {
    const words = view.state.values.words?.typed?.value ?? ''
    if (words === 'wrong') return ack({ response_action: 'errors', errors: { words: 'Not that word.' } })
    if (words === 'again') return ack({ response_action: 'update', view: form('Once more') })
    await ack()
    await client.chat.postMessage({ channel: body.user.id, text: `submitted: ${words}` })
  })

  await app.start()
  return { app, client: app.client, heard, stop: () => app.stop() }
}

function section(text: string) {
  return { type: 'section' as const, text: { type: 'mrkdwn' as const, text } }
}

function button(action_id: string, text: string) {
  return {
    type: 'button' as const,
    action_id,
    text: { type: 'plain_text' as const, text },
    value: 'opaque-1',
  }
}

function form(title: string) {
  return {
    type: 'modal' as const,
    callback_id: 'form',
    title: { type: 'plain_text' as const, text: title },
    submit: { type: 'plain_text' as const, text: 'Send' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'words',
        label: { type: 'plain_text' as const, text: 'Words' },
        element: { type: 'plain_text_input' as const, action_id: 'typed' },
      },
    ],
  }
}

// Run by itself it is an app like any other: it takes Slack's address and tokens from its environment.
if (import.meta.filename === process.argv[1]) {
  const {
    SLACK_API_URL: apiUrl = '',
    SLACK_APP_TOKEN: appToken = '',
    SLACK_BOT_TOKEN: botToken = '',
  } = process.env
  await startEchoApp({ apiUrl, appToken, botToken })
  console.log('the echo app is connected')
}
