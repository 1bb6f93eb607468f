import { showPrompts, showStatus } from './assistant-pane.js'
import { showBanner } from './banner.js'
import { makeComposer } from './composer.js'
import { el, notify } from './dom.js'
import { showHome } from './home-tab.js'
import { makeHint, showMessages } from './message-pane.js'
import { dismissModals, showModal } from './modal.js'
import { fetchState, listen, perform } from './server.js'
import { showSidebar } from './sidebar.js'
import { makeTrafficPanel } from './traffic-panel.js'

const $ = (id) => document.getElementById(id)

/** Where the visitor is. It stands in the address too (`#olena/newsroom`), so that a reload comes back here. */
const here = { person: '', channel: '', tab: 'messages', thread: undefined }
/** The ts up to which each channel was read. */
const read = new Map()
let snapshot
let loadedAt
let isLost = false

const composer = makeComposer({ id: 'composer', send: (text) => say(text) })
const threadComposer = makeComposer({
  id: 'thread-composer',
  isThread: true,
  send: (text, alsoToChannel) => say(text, here.thread, alsoToChannel),
})
const trafficPanel = makeTrafficPanel($('traffic'), { close: toggleTraffic })
$('composer').append(composer.element)
$('thread-composer').append(threadComposer.element)

function say(text, thread, broadcast) {
  const place = { channel: here.channel, thread_ts: thread, broadcast: broadcast || undefined }
  return perform('post', { as: here.person, text, ...place })
}

async function runShortcut(callbackId) {
  const outcome = await perform('shortcut', { as: here.person, callback_id: callbackId })
  if (!outcome.ok) notify(outcome.message)
}

async function refresh() {
  const wanted = here.person
  let next
  try {
    next = await fetchState(wanted || 'olena')
  } catch {
    return
  }
  if (wanted !== here.person) return
  if (!next.ok) {
    // The address named somebody who is not here.
    if (here.person !== '') {
      here.person = ''
      refresh()
    }
    return
  }
  snapshot = next
  if (loadedAt === undefined) {
    loadedAt = snapshot.now
    dismissModals(snapshot)
  }
  here.person = snapshot.me.name
  isLost = false
  if (!currentChannel()) here.channel = snapshot.channels[0]?.id ?? ''
  show()
}

function currentChannel() {
  return snapshot?.channels.find((each) => each.id === here.channel || each.name === here.channel)
}

function show() {
  const channel = currentChannel()
  if (!channel) return
  here.channel = channel.id
  const isIm = channel.kind === 'im'
  if (!isIm) here.tab = 'messages'
  const isHome = here.tab === 'home'
  const name = isIm ? snapshot.bot.realName : `#${channel.name}`
  history.replaceState(
    null,
    '',
    `#${here.person}/${isIm ? channel.id : channel.name}${isHome ? '/home' : ''}`,
  )
  document.title = `${name} · ${snapshot.team.name}`
  setText($('place-name'), name)
  setText($('place-topic'), isIm ? 'Direct messages' : channel.topic)
  showBanner($('banner'), snapshot, isLost)
  showTabs(isIm)
  $('home').hidden = !isHome
  $('messages').hidden = isHome
  $('composer').hidden = isHome
  if (isHome) showHome($('home'), snapshot)
  else read.set(channel.id, channel.messages.at(-1)?.ts ?? '0')
  composer.setLabel(`Message ${name}`, 'Enter sends, Shift+Enter begins a new line')
  composer.setShortcuts(
    snapshot.shortcuts.filter((each) => each.type === 'global'),
    runShortcut,
  )
  const ephemerals = snapshot.ephemerals.filter(
    (each) => each.channel === channel.id && Number(each.ts) > loadedAt,
  )
  showMessages($('messages'), {
    messages: inOrder([
      ...channel.messages.filter(
        (each) => !each.thread_ts || each.thread_ts === each.ts || each.subtype === 'thread_broadcast',
      ),
      ...ephemerals.filter((each) => !each.thread_ts),
    ]),
    snapshot,
    channel,
    place: `${here.person} ${channel.id}`,
    openThread,
    empty: () => makeHint(channel, snapshot, composer.insert),
  })
  // In a direct message every message is a thread's root, and the answer to the last one is on its way.
  const last = channel.messages.at(-1)
  const asked = isIm ? (last?.thread_ts ?? last?.ts) : undefined
  showStatus($('status'), { channel, snapshot, thread: asked })
  showPrompts($('prompts'), { channel, thread: '', isShown: isIm && !isHome, use: say })
  showThread(channel, ephemerals)
  showSidebar($('sidebar'), { snapshot, place: here, isUnread, go, become })
  showModal($('modal'), snapshot, () => composer.focus())
}

function showThread(channel, ephemerals) {
  const root = channel.messages.find((each) => each.ts === here.thread)
  if (!root) here.thread = undefined
  $('thread').hidden = !root
  $('frame').classList.toggle('with-thread', root !== undefined)
  if (!root) return
  const isIm = channel.kind === 'im'
  threadComposer.setLabel('Reply in this thread', isIm ? '' : `Mention @${snapshot.bot.name} to ask it`)
  threadComposer.setBroadcastLabel(`Send to the ${isIm ? 'direct message' : 'channel'} as well`)
  showStatus($('thread-status'), { channel, snapshot, thread: root.ts })
  const useInThread = (text) => say(text, root.ts)
  showPrompts($('thread-prompts'), { channel, thread: root.ts, isShown: true, use: useInThread })
  showMessages($('thread-messages'), {
    messages: inOrder([
      ...channel.messages.filter((each) => each.ts === root.ts || each.thread_ts === root.ts),
      ...ephemerals.filter((each) => each.thread_ts === root.ts),
    ]),
    snapshot,
    channel,
    place: `${here.person} ${channel.id} ${root.ts}`,
  })
}

function showTabs(isIm) {
  const tab = (name, label) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(here.tab === name), onclick: () => openTab(name) },
      label,
    )
  const tabs = $('place-tabs')
  const signature = `${isIm} ${here.tab}`
  if (tabs.dataset.signature === signature) return
  const hadFocus = tabs.contains(document.activeElement)
  tabs.dataset.signature = signature
  tabs.replaceChildren(...(isIm ? [tab('home', 'Home'), tab('messages', 'Messages')] : []))
  if (hadFocus) tabs.querySelector('[aria-pressed="true"]')?.focus()
}

function openTab(name) {
  here.tab = name
  show()
  perform('home', { as: here.person, tab: name })
}

function go(channel) {
  here.channel = channel
  here.thread = undefined
  here.tab = 'messages'
  closeMenu()
  show()
  if (currentChannel()?.kind === 'im') perform('home', { as: here.person, tab: 'messages' })
  composer.focus()
}

function become(person) {
  here.person = person
  here.thread = undefined
  const isIm = currentChannel()?.kind === 'im'
  if (isIm) here.channel = person.replace(/^U/, 'D')
  refresh()
}

function openThread(ts) {
  here.thread = ts
  show()
  threadComposer.focus()
}

function closeThread() {
  const root = here.thread
  here.thread = undefined
  show()
  const row = $('messages').querySelector(`[data-key="m${CSS.escape(root ?? '')}"]`)
  ;(row?.querySelector('.thread-link, .reply') ?? $('composer-text')).focus()
}

function toggleTraffic() {
  const isOpen = $('frame').classList.toggle('with-traffic')
  $('traffic').hidden = !isOpen
  $('traffic-toggle').setAttribute('aria-expanded', String(isOpen))
  if (isOpen) trafficPanel.open()
  else $('traffic-toggle').focus()
}

function isUnread(channel) {
  const last = channel.messages.findLast((each) => each.user !== snapshot.me.id)
  return (
    channel.id !== here.channel &&
    last !== undefined &&
    Number(last.ts) > Number(read.get(channel.id) ?? loadedAt)
  )
}

function inOrder(messages) {
  return messages.sort((a, b) => Number(a.ts) - Number(b.ts))
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function closeMenu() {
  $('frame').classList.remove('with-menu')
  $('menu').setAttribute('aria-expanded', 'false')
}

$('menu').addEventListener('click', () => {
  const isOpen = $('frame').classList.toggle('with-menu')
  $('menu').setAttribute('aria-expanded', String(isOpen))
  if (isOpen) $('sidebar').querySelector('select, button')?.focus()
})
$('thread-close').addEventListener('click', closeThread)
$('traffic-toggle').addEventListener('click', toggleTraffic)
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
  if ($('frame').classList.contains('with-menu')) {
    closeMenu()
    $('menu').focus()
  } else if ($('traffic').contains(document.activeElement)) toggleTraffic()
  else if (here.thread) closeThread()
})

// Names and ids need no decoding, so an address that cannot be decoded is only one that names nobody.
const [person, channel, tab] = location.hash.slice(1).split('/')
if (person) here.person = person
if (channel) here.channel = channel
if (tab === 'home') here.tab = 'home'
listen({
  changed: refresh,
  traffic: () => {
    if (!$('traffic').hidden) trafficPanel.refresh()
  },
  lost() {
    isLost = true
    if (snapshot) showBanner($('banner'), snapshot, isLost)
  },
})
