/** A piece of a story between two stops, with where it stands in the normalised text. */
export interface Clause {
  readonly text: string;
  readonly start: number;
  /** Number of the sentence it belongs to. */
  readonly sentence: number;
  /** About somebody else, a question, a condition or a fear: what it says is no fact of this person. */
  readonly aside: boolean;
}

const SENTENCE_END = new Set(['。', '!', '?', '\n', ';', '…', '.']);
const CLAUSE_END = new Set([...SENTENCE_END, ',', '、', ':', '“', '”', '"', '「', '」', '(', ')', '~', '—']);

/** Somebody else as the subject, at the beginning of a clause. */
const OTHERS =
  /^(?:我?(?:有个|一个|的)?(?:朋友|同事|同学|室友|邻居|亲戚|表哥|表弟|表姐|堂哥|闺蜜|老乡|网友|群友|别人|人家)|(?:我)?(?:舅舅|叔叔|姑姑|二姨|大姨|小姨)|听说|听人说|新闻|网上有人|有人说|据说|看到有人|看新闻|my (?:friend|colleague|cousin|neighbou?r|roommate|coworker)|a friend|someone else|i (?:heard|read) (?:that|about))/;
/** A question, a condition or a fear. */
const NOT_SAID =
  /^(?:如果|要是|假如|万一|会不会|是不是因为|是不是|难道|担心|怕|害怕|以为会|听说会|if |what if|is it because|could it|would it|do i|should i|afraid|worried)/;
const ASKED = /(?:吗|么|呢|是不是)$/;

/** Splits normalised text into clauses. A decimal point or a dot inside a word ends nothing. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let other = false;
  const push = (end: number, stop: string) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const question = stop === '?' && (ASKED.test(trimmed) || NOT_SAID.test(trimmed));
      if (OTHERS.test(trimmed)) other = true;
      else if (/^(?:我|俺|本人|自己|i |my )/.test(trimmed)) other = false;
      clauses.push({
        text: trimmed,
        start: start + raw.indexOf(trimmed),
        sentence,
        aside: other || question || NOT_SAID.test(trimmed),
      });
    }
  };
  for (let i = 0; i <= text.length; i += 1) {
    const character = text[i] ?? '\n';
    if (!CLAUSE_END.has(character)) continue;
    if ((character === '.' || character === ',') && /[\d]/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))
      continue;
    if (character === '.' && /[a-z]/.test(text[i + 1] ?? '')) continue;
    push(i, character);
    start = i + 1;
    if (SENTENCE_END.has(character)) {
      sentence += 1;
      other = false;
    }
  }
  return clauses;
}
