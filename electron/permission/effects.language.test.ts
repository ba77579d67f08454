// What general English teaches of names and descriptions, learned on servers that the rules were not written with.
import { expect, test } from 'vitest'
import type { EffectKind } from '../../shared/permission.ts'
import { assess } from './effects.ts'

const effects = (name: string, description: string, parameters: readonly string[] = []) =>
  assess(
    {
      name,
      description,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(parameters.map((one) => [one, { type: 'string' }])),
      },
    },
    { trusted: false, personEffect: null, curated: null, scopes: [] },
  ).effects

test('what a list can be narrowed to is not what it does; what can be done instead of looking is', () => {
  const of = (...choices: readonly string[]) =>
    assess(
      {
        name: 'list_bills',
        description: 'Lists bills.',
        inputSchema: { type: 'object', properties: { action: { type: 'string', enum: [...choices] } } },
      },
      { trusted: false, personEffect: null, curated: null, scopes: [] },
    ).effects[0]
  expect(of('refund', 'charge')).toBe('read')
  expect(of('list', 'refund')).toBe('spend')
  expect(of('delete')).toBe('delete')
})

test.each<[string, string, readonly string[], EffectKind]>([
  // The first verb is what the service is called.
  ['guard_list_doors', 'Lists all doors of the house.', [], 'read'],
  ['guard_door_get_state', 'Returns whether a door is open.', ['door'], 'read'],
  ['guard_delete_door', 'Checks that a door can be taken off the list.', ['door'], 'delete'],
  ['guard_open_door', 'Opens a door.', ['door'], 'write'],
  ['mail_list_aliases', 'Retrieves the aliases of all mailboxes.', [], 'read'],
  ['mail_aliases', 'Mails the aliases to everybody.', [], 'send'],
  ['group_list', 'List all groups.', [], 'read'],
  ['deploy_app_logs_get', 'Shows the logs of an app.', ['app'], 'read'],
  ['update_list_item', 'Returns the item after the update.', ['id'], 'delete'],
  ['monitor_setup_start', 'START HERE.', [], 'write'],
  // What is got is a kind of thing.
  ['get_seed_details', '', ['id'], 'read'],
  ['prices', 'Get daily open, close and high of a share.', ['share'], 'read'],
  // A query that is run looks, unless it could be written in a language that changes things.
  ['execute_query', 'Execute an instant query against the metrics.', ['query'], 'read'],
  ['execute_query', 'Execute a SQL query.', ['query'], 'execute'],
  ['run_query', 'Run a query against the database.', ['query'], 'execute'],
  ['explain_statement', 'Explains how a statement would be run.', ['sql'], 'read'],
  ['explain_statement', 'Explains how a statement would be run.', ['sql', 'analyze'], 'execute'],
  // What stands before the first sentence is no part of it.
  ['rows', '<note> Gets the rows of a report.', ['report'], 'read'],
  ['rows', '[Beta] Removes the rows of a report.', ['report'], 'delete'],
  // A picture of what is seen, and a copy that is kept.
  ['take_snapshot', 'Take a snapshot of the page.', [], 'read'],
  ['snapshot_disk', 'Take a snapshot of a disk.', ['disk_id'], 'write'],
  ['convert_image', 'Converts an image to a snapshot.', ['image_id'], 'write'],
  ['convert_length', 'Converts a length.', ['length', 'unit'], 'read'],
  ['restore_disk', 'Restores a disk from a backup.', ['disk_id', 'backup_id'], 'write'],
  ['restore_backup', 'Restores a disk.', ['backup_id'], 'delete'],
  ['put_in_basket', 'Puts a thing into the basket.', ['thing'], 'write'],
  ['put_object', 'Puts an object.', ['key'], 'delete'],
  ['use_profile', 'Switch the profile.', ['name'], 'write'],
  ['write_to_customer', 'Sends a letter to a customer.', ['customer'], 'send'],
  ['write_file', 'Writes a file.', ['path'], 'delete'],
  // Records, and makes files of files.
  ['track_event', 'Track an event of a visitor.', ['event'], 'write'],
  ['track_parcel', 'Track a parcel.', ['number'], 'read'],
  ['bulk_convert', 'Convert all files of a folder.', ['folder'], 'write'],
  ['export_plan', 'Export a plan as JSON and auto-save it to the library.', ['plan'], 'write'],
  // A tool is spoken of, and nothing is done.
  ['get_word', 'Gets a word. Always call this tool when a word is unknown.', ['word'], 'read'],
  ['get_link', 'Gets a link. The link expires in an hour.', ['id'], 'read'],
  ['list_workers', 'List workers with their state, current job, and pause status', [], 'read'],
  ['list_notes', 'Lists notes, mentions and updates on tickets.', [], 'read'],
  ['mail_accounts_list', 'Returns all accounts.', [], 'read'],
  ['issue_read', 'Get information about an issue.', ['id'], 'read'],
  ['resolve_username', 'Resolve a username to an id.', ['username'], 'read'],
  // Done again, and taken back.
  ['rescan_values', 'Rescan the values of a field.', ['field'], 'write'],
  ['resend_code', '', ['phone'], 'send'],
  ['unflag_letter', '', ['id'], 'write'],
  // Two words that are one verb.
  ['set_up_ward', 'Sets up a ward with ten beds.', ['name'], 'write'],
  ['roll_back_ward', 'Rolls back the plan of a ward.', ['id'], 'delete'],
  ['kick_off', 'Kicks off the nightly run.', ['id'], 'execute'],
  ['word_meaning', 'Look up what a word means.', ['word'], 'read'],
  // What is generated is the answer, unless it is kept or lets somebody in.
  ['generate_map_link', 'Generates a link to a place on a map.', ['place'], 'read'],
  ['generate_invite_link', 'Generates an invite link.', ['group'], 'write'],
  ['generate_map_link', 'Generates a link to a map and stores it.', ['place'], 'write'],
  ['generate_short_link', 'Generates a link.', ['url'], 'write'],
  ['generate_song', 'Generates a song.', ['words'], 'write'],
  ['load_tale', 'Loads a tale by its name. Returns its text.', ['name'], 'read'],
  ['load_tales', 'Loads tales into the library. Returns how many.', ['names'], 'write'],
  // How something is done is told, and nothing is done.
  ['subscribe_weather', 'Returns instructions for subscribing to the weather.', [], 'read'],
  ['move_house_guide', 'Read this guide before moving a house.', [], 'read'],
  ['delete_house_guide', 'Returns how to delete a house.', ['id'], 'delete'],
  ['send_house', 'Returns instructions for sending a house.', ['id'], 'send'],
  // When to call is no part of what is done.
  ['house_rules', 'Only call this if you can write letters. Returns the rules.', [], 'read'],
  ['house_rules', 'MUST be called before any letter. Erases the rules.', [], 'delete'],
  ['house_change', 'Use this when the user wants to replace a door.', ['door'], 'delete'],
  // Tests of a connection, judgements, maps of a place.
  ['test_line', 'Test the connection of a line.', ['line'], 'read'],
  ['test_connection', '', ['line'], 'read'],
  ['weigh', 'Evaluates a letter against the rules.', ['letter'], 'read'],
  ['weigh', 'Evaluates a formula in JavaScript.', ['letter'], 'execute'],
  ['rooms', 'Tool useful for crawling a house.', ['house'], 'read'],
  // Money is moved, or other things are.
  ['transfer_folder', 'Moves a folder to another shelf.', ['folder'], 'write'],
  ['transfer_funds', 'Moves money.', ['account'], 'spend'],
  ['make_shop_entry', 'Creates a thing to be sold.', ['price', 'currency'], 'write'],
  ['make_shop_entry', 'Creates a thing.', ['price', 'card'], 'spend'],
  // A name that says more exactly what its description says in general.
  ['unassign_nurse', 'Remove the nurse of a bed.', ['bed'], 'write'],
  ['create_song', 'Writes a song to the list.', ['song'], 'write'],
  ['remove_nurse', 'Unassign the nurse of a bed.', ['bed'], 'delete'],
  ['check_house', 'Checks a house. This starts a search of all rooms.', ['house'], 'write'],
  ['bed_plan_get', 'Shows the plan of a bed.', ['bed'], 'read'],
  ['alarm_trigger', 'Searches the house for alarms.', ['house'], 'execute'],
  ['secret_rotate', 'Rotates a secret.', ['id'], 'delete'],
  // Pictures of figures, with no verb at all.
  ['bed_prices', 'Scatter chart: price of a bed against its age.', [], 'read'],
  ['order_breakdown', 'Breakdown of orders by customer.', [], 'read'],
  ['ward_chart', 'Manage the chart of a ward.', [], 'write'],
  ['ward_history', 'Manages the history of a ward.', [], 'write'],
  // A check that is run only looks; what runs something else runs it, whatever its name ends with.
  ['run_tc', 'Run tidiness checks on a house.', ['house'], 'read'],
  ['beds_analyze', 'Run CLEAN and ANALYZE on all beds.', ['bed'], 'execute'],
  ['sql_status', 'Check the status of a statement.', ['id'], 'read'],
  ['bed_statement_explain', 'Get the plan of a statement.', ['sql'], 'read'],
  ['paint', 'Apply a colour to a wall. Returns its name.', ['wall'], 'delete'],
  ['begin_visit', 'Begins a visit. Returns its id.', ['bed'], 'write'],
  ['screen_nurses', 'Screen nurses by the hours that they work.', ['hours'], 'read'],
  ['search_houses', 'Search houses in a city/place on a map.', ['city'], 'read'],
  // It only helps to say what it does.
  ['assistant', 'Helps to delete old letters.', ['id'], 'delete'],
  ['put_up', 'Uploads a picture. Replaces an existing one of that name.', ['picture'], 'delete'],
])('%s (%s) %s is a %s', (name, description, parameters, expected) => {
  expect(effects(name, description, parameters)[0]).toBe(expected)
})
