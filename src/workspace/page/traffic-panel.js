import { el, reconcile } from './dom.js'
import { fetchTraffic } from './server.js'

/** What the filter offers: kinds of entries by what they are called here. */
const filters = [
  { value: '', label: 'Everything', kinds: [] },
  { value: 'calls', label: 'Calls', kinds: ['call'] },
  { value: 'deliveries', label: 'Deliveries', kinds: ['envelope', 'http'] },
  { value: 'acknowledgements', label: 'Acknowledgements', kinds: ['ack'] },
  { value: 'response-urls', label: 'Response addresses', kinds: ['response-url'] },
  { value: 'connections', label: 'Connections', kinds: ['socket'] },
]

/** As many as the workspace itself remembers. */
const kept = 500

/** After this many milliseconds an unfinished entry is not asked for again. */
const patience = 60_000

/**
 * The inspector: what the app and the workspace said to each other, newest last, with the JSON of each on request.
 *
 * @param {HTMLElement} panel
 * @param {{close: () => void}} given
 */
export function makeTrafficPanel(panel, { close }) {
  const entries = new Map()
  const expanded = new Set()
  let filter = filters[0]
  let clearedAt = 0
  let isAsking = false
  let isStale = false

  const count = el('span', { className: 'traffic-count', role: 'status' })
  const table = el('table', {}, head())
  const scroller = el(
    'div',
    { className: 'traffic-list', tabindex: '0', role: 'region', 'aria-label': 'Traffic, newest last' },
    table,
  )
  panel.append(
    el(
      'header',
      {},
      el('h2', { id: 'traffic-name', tabindex: '-1' }, 'Traffic'),
      count,
      el(
        'select',
        {
          'aria-label': 'Show',
          onchange(event) {
            filter = filters.find((each) => each.value === event.currentTarget.value) ?? filters[0]
            show()
          },
        },
        filters.map(({ value, label }) => el('option', { value }, label)),
      ),
      el('button', { type: 'button', className: 'button', onclick: clear }, 'Clear'),
      el(
        'button',
        { type: 'button', className: 'button', 'aria-label': 'Close the traffic', onclick: close },
        'Close',
      ),
    ),
    scroller,
  )

  function clear() {
    clearedAt = Math.max(clearedAt, ...entries.keys())
    show()
  }

  /** From before the first entry that was still under way, because entries change when they are completed. */
  function askFrom() {
    const newest = Math.max(0, ...entries.keys())
    const now = Math.max(0, ...[...entries.values()].map((entry) => entry.at))
    const pending = [...entries.values()].find((entry) => entry.ok === undefined && now - entry.at < patience)
    return pending ? Math.min(pending.id - 1, newest) : newest
  }

  async function refresh() {
    isStale = true
    if (isAsking) return
    isAsking = true
    while (isStale) {
      isStale = false
      try {
        for (const entry of await fetchTraffic(askFrom())) entries.set(entry.id, entry)
      } catch {
        break
      }
      for (const id of [...entries.keys()].slice(0, -kept)) entries.delete(id)
      show()
    }
    isAsking = false
  }

  function show() {
    const shown = [...entries.values()].filter(
      (entry) => entry.id > clearedAt && (filter.kinds.length === 0 || filter.kinds.includes(entry.kind)),
    )
    count.textContent = shown.length === 0 ? 'Nothing yet' : ''
    const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40
    const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.entry : undefined
    reconcile(table, [
      { key: 'head', signature: '', make: head },
      ...shown.map((entry) => ({
        key: String(entry.id),
        signature: JSON.stringify([entry.ok, entry.status, entry.milliseconds, entry.error, entry.fault]),
        make: () => makeEntry(entry, expanded),
      })),
    ])
    // An entry that was completed is a new row: who had chosen it stays there.
    if (focused) table.querySelector(`[data-entry="${CSS.escape(focused)}"]`)?.focus()
    if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight
  }

  return {
    refresh,
    async open() {
      panel.querySelector('#traffic-name').focus()
      await refresh()
      scroller.scrollTop = scroller.scrollHeight
    },
  }
}

function head() {
  const names = ['Time', 'What', 'Result', 'ms', 'Retry', 'Fault']
  return el(
    'thead',
    { 'data-key': 'head', 'data-signature': '' },
    el(
      'tr',
      {},
      names.map((name) => el('th', { scope: 'col' }, name)),
    ),
  )
}

/** One entry, and below it what was said when somebody asked for it. */
function makeEntry(entry, expanded) {
  const detail = () => el('tr', { className: 'detail' }, el('td', { colspan: '6' }, parts(entry)))
  const isFromApp = entry.direction === 'from-app'
  const button = el(
    'button',
    {
      type: 'button',
      'data-entry': entry.id,
      'aria-expanded': String(expanded.has(entry.id)),
      onclick() {
        const isOpen = !expanded.has(entry.id)
        if (isOpen) expanded.add(entry.id)
        else expanded.delete(entry.id)
        button.setAttribute('aria-expanded', String(isOpen))
        if (isOpen) body.append(detail())
        else body.querySelector('.detail')?.remove()
      },
    },
    el('span', { 'aria-hidden': 'true' }, isFromApp ? '→ ' : '← '),
    el('span', { className: 'visually-hidden' }, isFromApp ? 'from the app: ' : 'to the app: '),
    entry.name,
    el('small', {}, ` ${kindNames[entry.kind] ?? entry.kind}`),
  )
  const body = el(
    'tbody',
    { className: entry.ok === false ? 'failed' : null },
    el(
      'tr',
      {},
      el('td', {}, clockTime(entry.at)),
      el('th', { scope: 'row' }, button),
      el('td', {}, result(entry)),
      el(
        'td',
        { className: 'number' },
        entry.milliseconds === undefined ? '' : Math.round(entry.milliseconds),
      ),
      el('td', { className: 'number' }, entry.retryAttempt || ''),
      el('td', {}, entry.fault ?? ''),
    ),
    expanded.has(entry.id) && detail(),
  )
  return body
}

const kindNames = {
  call: 'call',
  envelope: 'delivery',
  http: 'delivery over HTTP',
  ack: 'acknowledgement',
  socket: 'connection',
  'response-url': 'response address',
}

/** What was only noted has no result, and what is under way has none yet. */
function result({ kind, ok, status, error }) {
  if (ok === undefined && (kind === 'ack' || kind === 'socket')) return error ?? ''
  const word = error ?? (ok === undefined ? '…' : ok ? 'ok' : 'failed')
  return status === undefined || status === 200 ? word : `${status} ${word}`
}

function parts(entry) {
  const said = [
    ['Sent', entry.payload],
    ['Answered', entry.reply],
  ].filter(([, value]) => value !== undefined)
  if (said.length === 0) return el('p', {}, 'Nothing more is known of it.')
  return said.map(([label, value]) => [
    el('p', { className: 'detail-label' }, label),
    el('pre', { tabindex: '0' }, JSON.stringify(value, null, 2)),
  ])
}

function clockTime(at) {
  return new Date(at).toISOString().slice(11, 23)
}
