// Does a text in SQL only read? Stricter when unclear: one plain SELECT with functions that are known to change nothing.

/** Anywhere outside quotes: it changes something, reaches outside the tables, or locks them. */
const WRITES =
  /\b(insert|update|delete|merge|upsert|drop|alter|create|truncate|grant|revoke|into|call|exec|execute|do|copy|lock|set|reset|vacuum|analyze|attach|detach|load|import|export|unload|outfile|dumpfile|begin|commit|rollback|declare|handler|rename|comment|refresh|reindex|cluster|notify|listen|prepare|deallocate|use|kill|shutdown|pragma|returning|share)\b/
const GRAVE = /\b(delete|drop|truncate|update|merge|alter|replace\s+into|overwrite|vacuum|shutdown|kill)\b/
const STARTS_WRITING =
  /^(?:insert|upsert|create|replace|grant|revoke|call|exec|execute|do|copy|load|import|attach|set|rename|comment|begin|lock|refresh|reindex|declare|install)\b/
const STARTS = /^(?:select|with|explain|show|describe|desc|values|table)\b/
/** Functions that look and count; any other one could do anything. */
const KNOWN = new Set(
  `count sum avg min max coalesce nullif ifnull isnull nvl lower upper trim ltrim rtrim length char_length len substr substring left right
  replace concat concat_ws split_part position instr locate strpos initcap lpad rpad reverse repeat format round floor ceil ceiling abs mod
  power sqrt exp ln log sign greatest least cast convert try_cast date datetime time timestamp year month day hour minute second now
  current_date current_timestamp getdate date_trunc date_part datepart datediff dateadd date_add date_sub date_format strftime to_char
  to_date to_timestamp to_number extract interval age julianday unixepoch from_unixtime unix_timestamp if iif decode case when then else
  in exists any all some not and or on over partition by order rank dense_rank row_number ntile lag lead first_value last_value
  percentile_cont percentile_disc median stddev variance string_agg group_concat array_agg listagg json_agg jsonb_agg json_extract
  json_value json_query json_object json_array jsonb_build_object json_build_object json_array_length json_each unnest
  array_length array distinct values as from join where having union select using filter within group limit offset similar like ilike
  between is varchar char decimal numeric int integer bigint text bool boolean float double precision with recursive lateral grouping
  rollup cube sets regexp_replace regexp_matches regexp_like total typeof quote hex md5 sha1 sha256 approx_count_distinct
  countif sumif safe_cast timestamp_trunc date_diff timestamp_diff generate_series`.split(/\s+/),
)

/** The text without what stands in quotes and comments; null where dialects disagree about what that is. */
function bare(sql: string): string | null {
  if (sql.length > 20_000 || /\\|\$\w*\$|\/\*[!+M]|\0/.test(sql)) return null
  const text = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ' ')
  return /['"`]|\/\*|\*\/|#/.test(text) ? null : text.toLowerCase().trim()
}

/** `reads`: one statement that only looks. `destroys`: it names a statement that cannot be put back. `writes`: a statement that adds or changes. `unclear`: anything else. */
export function readSql(sql: string): 'reads' | 'writes' | 'destroys' | 'unclear' {
  const text = bare(sql)
  if (text === null) return GRAVE.test(sql.toLowerCase()) ? 'destroys' : 'unclear'
  if (GRAVE.test(text)) return 'destroys'
  const single = text.replace(/;\s*$/, '')
  if (single.split(';').some((one) => STARTS_WRITING.test(one.trim()))) return 'writes'
  if (!STARTS.test(single) || single.includes(';') || WRITES.test(single) || /^explain\s+analy[sz]e/.test(single))
    return 'unclear'
  const called = [...single.matchAll(/([\p{L}_][\p{L}\p{N}_.$]*)\s*\(/gu)].map((match) => match[1] as string)
  // `with name (a, b) as (`: a name before a list of columns is no call, but it costs nothing to be strict.
  return called.every((name) => KNOWN.has(name)) ? 'reads' : 'unclear'
}
