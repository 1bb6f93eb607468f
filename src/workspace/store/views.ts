import type { Block } from './block.ts'

/** What an app sends to views.open, push, update or publish, validated. */
export interface ViewContent {
  readonly type: 'modal' | 'home'
  readonly title?: Block
  readonly submit?: Block
  readonly close?: Block
  readonly blocks: readonly Block[]
  readonly private_metadata: string
  readonly callback_id: string
  readonly external_id: string
  readonly clear_on_close: boolean
  readonly notify_on_close: boolean
}

/** A view that somebody has open. `hash` changes with every change of content. */
export interface View extends ViewContent {
  readonly id: string
  readonly user: string
  readonly hash: string
  readonly rootId: string
  readonly previousId: string | null
  /** What the app objected to at the last submission, by block_id. */
  readonly errors: Readonly<Record<string, string>>
}

/** `home` is this person's Home tab, `view` any of their modals. */
export interface ViewChange {
  readonly kind: 'view' | 'home'
  readonly user: string
}

export interface Views {
  /** The modals a person has open, the visible one last. */
  stack(user: string): readonly View[]
  home(user: string): View | undefined
  find(idOrExternalId: string): View | undefined
  /** Closes whatever modals the person had open and opens this one. */
  open(user: string, content: ViewContent): View
  push(user: string, content: ViewContent): View
  publish(user: string, content: ViewContent): View
  replace(id: string, content: ViewContent): View | undefined
  setErrors(id: string, errors: Readonly<Record<string, string>>): void
  /** Closes this modal, and shows again the one below it. */
  close(id: string): void
  clear(user: string): void
}

/** Modals and Home tabs. Slack allows three modals on top of each other. */
export const modalDepth = 3

export function createViews(nextTs: () => string, changed: (change: ViewChange) => void): Views {
  const stacks = new Map<string, readonly View[]>()
  const homes = new Map<string, View>()

  const stack = (user: string) => stacks.get(user) ?? []
  const everything = () => [...[...stacks.values()].flat(), ...homes.values()]
  const find = (id: string) =>
    everything().find((view) => view.id === id || (view.external_id !== '' && view.external_id === id))

  function make(user: string, content: ViewContent, below?: View): View {
    // From the clock, so that no id comes again after a reset: a page remembers which views it has closed.
    const id = `V0LOCAL${nextTs().replace('.', '')}`
    return {
      ...content,
      id,
      user,
      hash: `${nextTs()}.local`,
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      errors: {},
    }
  }

  function setStack(user: string, views: readonly View[]) {
    stacks.set(user, views)
    changed({ kind: 'view', user })
  }

  function swap(view: View) {
    if (homes.get(view.user)?.id === view.id) {
      homes.set(view.user, view)
      changed({ kind: 'home', user: view.user })
      return
    }
    setStack(
      view.user,
      stack(view.user).map((each) => (each.id === view.id ? view : each)),
    )
  }

  return {
    stack: (user) => [...stack(user)],
    home: (user) => homes.get(user),
    find,
    open(user, content) {
      const view = make(user, content)
      setStack(user, [view])
      return view
    },
    push(user, content) {
      const below = stack(user).at(-1)
      const view = make(user, content, below)
      setStack(user, [...stack(user), view])
      return view
    },
    publish(user, content) {
      const before = homes.get(user)
      const made = make(user, content)
      const view = before ? { ...made, id: before.id, rootId: before.rootId } : made
      homes.set(user, view)
      changed({ kind: 'home', user })
      return view
    },
    replace(id, content) {
      const before = find(id)
      if (!before) return undefined
      // All of the content anew: what the new one leaves out, such as its submit button, is gone.
      const { user, rootId, previousId } = before
      const hash = `${nextTs()}.local`
      const view: View = { ...content, id: before.id, user, rootId, previousId, hash, errors: {} }
      swap(view)
      return view
    },
    setErrors(id, errors) {
      const before = find(id)
      if (before) swap({ ...before, errors })
    },
    close(id) {
      const view = find(id)
      if (!view) return
      setStack(
        view.user,
        stack(view.user).filter((each) => each.id !== view.id),
      )
    },
    clear: (user) => setStack(user, []),
  }
}
