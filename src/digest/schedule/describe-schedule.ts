import { everyDay, type Schedule, type Weekday, weekendDays, workingDays } from './schedule.ts'

/** The names that are shown; `readSchedule` reads every one of them. */
export const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/**
 * "weekdays at 09:00 (Europe/Kyiv)", "every day at 17:30 (UTC)", "Mondays, Wednesdays and Fridays at …":
 * words that `readSchedule` reads back to the same schedule. Begins in lower case but for names of days.
 */
export const describeSchedule = ({ time, zone, days }: Schedule): string =>
  `${describeDays(days)} at ${time} (${zone})`

function describeDays(days: readonly Weekday[]): string {
  const isExactly = (others: readonly Weekday[]) => days.join() === others.join()
  if (isExactly(everyDay)) return 'every day'
  if (isExactly(workingDays)) return 'weekdays'
  if (isExactly(weekendDays)) return 'weekends'
  const names = days.map((day) => `${dayNames[day]}s`)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join()
}
