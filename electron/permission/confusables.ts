// Letters that look alike: folds a name to what a hurried eye would take it for.

const LOOKALIKES: Record<string, string> = {
  a: 'аɑαａàáâãäåāăą', b: 'Ььｂƅ', c: 'сϲｃçćč', d: 'ԁｄďđ', e: 'еҽｅèéêëēėęě', f: 'ｆƒ', g: 'ɡցｇğ', h: 'һհｈ', i: 'іıɩιｉìíîïīįІ',
  j: 'јϳｊ', k: 'кκｋ', l: 'ӏⅼｌłΙⲒ', m: 'мｍⅿ', n: 'ոｎñńňп', o: 'оοօｏòóôõöøōО', p: 'рρｐ', q: 'ԛｑ', r: 'гｒř', s: 'ѕｓśšş', t: 'тτｔťţ',
  u: 'υսｕùúûüūů', v: 'ѵνｖⅴ', w: 'ԝωｗ', x: 'хχⅹｘ', y: 'уүγｙýÿ', z: 'ᴢｚźżž', '0': '０', '1': '１', '_': '＿', '-': '‐‑‒–—−－',
} // biome-ignore format: a table

const FOLD = new Map<string, string>()
for (const [plain, others] of Object.entries(LOOKALIKES)) for (const other of others) FOLD.set(other, plain)
/** Within Latin itself: figures and letters that many typefaces draw alike. */
const SAME: Record<string, string> = { '0': 'o', '1': 'l', i: 'l', '5': 's', '|': 'l', '!': 'l' }

/** What a name looks like: lower case, without marks, joints or invisible characters, look-alikes made equal. */
export const skeletonOf = (name: string): string => {
  let out = ''
  for (const letter of name.normalize('NFKD').toLowerCase()) {
    const plain = FOLD.get(letter) ?? letter
    if (/^[\p{M}\p{Cf}\p{Cc}\p{Z}\p{P}\p{S}]$/u.test(plain) && !(plain in SAME)) continue
    out += SAME[plain] ?? plain
  }
  return out.replaceAll('rn', 'm').replaceAll('vv', 'w')
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]

/** Does one word mix scripts that share letter shapes? */
export const mixesScripts = (text: string): boolean =>
  (text.match(/[\p{L}\p{N}_-]+/gu) ?? []).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1)
