// Calendar tools of the sample office.
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { CalendarEvent, OfficeStore } from './store.ts'
import { CHANGE, DESTROY, give, READ, refuse } from './tool.ts'

const time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write times like 2026-11-24T14:00.')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write days like 2026-11-24.')
const person = z.object({ name: z.string(), email: z.email() })

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

const brief = ({ id, title, start, end, location, calendar }: CalendarEvent) => ({
  id,
  title,
  start,
  end,
  location,
  calendar,
})

export function addCalendar(server: McpServer, store: OfficeStore): void {
  addReads(server, store)
  addCreate(server, store)
  addChanges(server, store)
}

function addReads(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'list_events',
    {
      title: 'List events',
      description:
        "Lists the calendar events of today, tomorrow or any span of days, earliest first. Without dates: today's events.",
      inputSchema: z.object({
        from: day.optional().describe('First day'),
        to: day.optional().describe('Last day, inclusive'),
        calendar: z.string().optional().describe('Only this calendar: Work or Personal'),
      }),
      annotations: READ,
    },
    ({ from, to, calendar }) => {
      const first = from ?? dayOf(store.now())
      const last = to ?? first
      const events = store
        .read('events')
        .filter(({ start }) => start.slice(0, 10) >= first && start.slice(0, 10) <= last)
        .filter((event) => calendar === undefined || event.calendar === calendar)
        .sort((a, b) => a.start.localeCompare(b.start))
      return give({ from: first, to: last, events: events.map(brief) })
    },
  )
  server.registerTool(
    'get_event',
    {
      title: 'Get event',
      description: 'Gives one event with its notes and everyone who takes part.',
      inputSchema: z.object({ event_id: z.string().describe('Id of the event') }),
      annotations: READ,
    },
    ({ event_id }) => {
      const event = store.read('events').find(({ id }) => id === event_id)
      return event ? give({ ...event }) : refuse(`There is no event ${event_id}. List events to see the ids.`)
    },
  )
  server.registerTool(
    'find_free_time',
    {
      title: 'Find free time',
      description: 'Finds gaps between events on one day within working hours (9 to 18).',
      inputSchema: z.object({
        date: day,
        minutes: z.number().int().min(5).max(540).describe('How long a gap has to be'),
      }),
    },
    ({ date, minutes }) => {
      const busy = store.read('events').filter(({ start }) => start.startsWith(date))
      return give({ date, free: gaps(busy, minutes) })
    },
  )
}

const minuteOf = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function gaps(busy: readonly CalendarEvent[], minutes: number): { from: string; to: string }[] {
  const free: { from: string; to: string }[] = []
  let cursor = 9 * 60
  const spans = busy.map(({ start, end }) => [minuteOf(start), minuteOf(end)] as const).sort((a, b) => a[0] - b[0])
  for (const [start, end] of [...spans, [18 * 60, 18 * 60] as const]) {
    const until = Math.min(start, 18 * 60)
    if (until - cursor >= minutes) free.push({ from: clock(cursor), to: clock(until) })
    cursor = Math.max(cursor, end)
  }
  return free
}

function addCreate(server: McpServer, store: OfficeStore): void {
  const fields = {
    title: z.string().min(1),
    start: time,
    end: time,
    location: z.string().optional(),
    notes: z.string().optional(),
    calendar: z.enum(['Work', 'Personal']).optional(),
    attendees: z.array(person).optional().describe('They get an invitation'),
  }
  server.registerTool(
    'create_event',
    {
      title: 'Create event',
      description: 'Creates a calendar event; attendees get an invitation.',
      inputSchema: z.object(fields),
      annotations: CHANGE,
    },
    (input) => {
      if (input.end <= input.start) return refuse('The end has to be after the start.')
      const events = store.read('events')
      const event: CalendarEvent = {
        id: store.nextId('evt_', events),
        calendar: input.calendar ?? 'Work',
        title: input.title,
        start: input.start,
        end: input.end,
        location: input.location ?? '',
        notes: input.notes ?? '',
        attendees: input.attendees ?? [],
      }
      store.write('events', [...events, event])
      return give({ created: event })
    },
  )
}

function addChanges(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'update_event',
    {
      title: 'Update event',
      description: 'Changes fields of an event; the others stay as they are.',
      inputSchema: z.object({
        event_id: z.string(),
        title: z.string().min(1).optional(),
        start: time.optional(),
        end: time.optional(),
        location: z.string().optional(),
        notes: z.string().optional(),
      }),
    },
    ({ event_id, ...changes }) => {
      const events = store.read('events')
      const old = events.find(({ id }) => id === event_id)
      if (!old) return refuse(`There is no event ${event_id}.`)
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const updated = { ...old, ...given }
      store.write(
        'events',
        events.map((event) => (event === old ? updated : event)),
      )
      return give({ updated })
    },
  )
  server.registerTool(
    'cancel_event',
    {
      title: 'Cancel event',
      description: 'Cancels an event, removes it from the calendar and tells everyone who takes part.',
      inputSchema: z.object({
        event_id: z.string().describe('Id of the event'),
        message: z.string().optional().describe('A word to those who take part'),
      }),
      annotations: DESTROY,
    },
    ({ event_id }) => {
      const events = store.read('events')
      const event = events.find(({ id }) => id === event_id)
      if (!event) return refuse(`There is no event ${event_id}.`)
      store.write(
        'events',
        events.filter(({ id }) => id !== event_id),
      )
      return give({ cancelled: brief(event), told: event.attendees.map(({ email }) => email) })
    },
  )
}
