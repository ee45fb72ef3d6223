import type { KnowledgePack, MessageEntry } from '../pack/knowledge-pack.ts';
import type { Clause } from './clauses.ts';
import { matchMessage } from './message.ts';
import { squeezed } from './normalise.ts';

/** A story with its normalised text; `positions` lead from there back into the story. */
export interface TellingText {
  readonly story: string;
  readonly text: string;
  readonly positions: readonly number[];
}

/** Wording found in a story; the better it is known to be what a screen showed, the higher its rank. */
interface Found {
  readonly words: string;
  readonly rank: number;
}

const LONGEST = 60;
/** A reported wording is taken without a screen's own verb only when it is this much like an entry. */
const SURE = 0.6;
/** A wording that holds an entry's, letter by letter. */
const KNOWN = 0.76;
/** A clause with more verbs of telling than this is no report of a screen. */
const MOST_CUES = 4;

/** Verbs that only a screen is the subject of. */
const SCREEN =
  '短信(?=[:说]|$)|^写(?![的着了字信过完作代给])|提示|显示|弹出|弹窗|弹|跳出|跳|蹦出|蹦|冒出|报错|写着|写的|(?<=页面|屏幕|app|app里|app上|软件里|那里|里面|直接|进去|一看|底下|最后|[借花]呗|入口)写(?![的着了字信])|红字|页面说|系统说';
/** Verbs of telling: the screen's when no person is named before. */
const TOLD =
  '说是|说|讲|告诉我|都是|就是|全是|又是|还是|一直是|始终是|仍是|还在|一直|话(?=无法|暂|您|唔|不)|来一?句|甩我一?句|回我';
const CUE = new RegExp(`(?:${SCREEN})|(?:${TOLD})`, 'gu');
const SCREEN_VERB = new RegExp(`^(?:${SCREEN}|写)$`, 'u');
/** Verbs after which anything is the screen's wording, known or not. */
const PLAIN_VERB = /^(?:提示|弹出|跳出|蹦出|报错)$/u;
/** What follows these is a wording only when it is a known one. */
const WEAK_VERB = /^(?:get|got|getting|gives me|gave me|说是|都是|就是|全是|又是|还是|一直是|始终是|仍是|还在|一直)$/u;
const ENGLISH_CUE =
  /\b(?:says?|said|saying|shows?|showed|showing|reads|displays?|displayed|popped up|pops up|tells me|told me|message|error|getting|got|get|gives me|gave me)\b/g;

const PERSON =
  /(?:客服|微信|QQ|人工|[工农建中招交]行|银行|柜台|柜员|柜面|经理|专员|他|她|对方|那边|人家|朋友|妈|爸|老公|老婆|警|反诈|中心|姐|哥|弟|妹|工作人员|热线|电话|网上|群里|新闻|官方|中介|业务员|老师|姑娘|有人|别人|大家|他们都|人都|回我|的人|95188|征信上?|报告上?|记录上?|合同上?|同事|同学|骗子|短信里?|师傅|导师|主管|会计|老板|老乡|大爷|大叔|阿姨|战友|亲戚|视频|文章|帖子|广告|新闻|热搜|抖音|公众号|自称[^,]{0,12}|律师|专员)[^,]{0,5}$|[我俺](?:也|就|又|还|跟|就是)?$/u;
const ENGLISH_PERSON =
  /\b(?:support|bank|hotline|agent|she|he|they|teller|guy|friend|someone|somebody|service|mom|mum|dad|woman|man|who|people|officer|police|i|we|rep|lady|buddy|wife|husband|clerk|news|sister|brother|flatmate|roommate|colleague|auntie?|uncle|teacher|anyone|nobody|everyone|boss|recruiter|manager|teller|mate|bot|chat|email|letter|back)(?:\s+(?!card|app|page|screen)[a-z']+)?\s*$/;
const ASKED =
  /客服|人工|热线|95188|打了?电话|打过去|问|咨询|联系|柜台|银行|接通|来电|电话|投诉|对方|骗|中介|修复|回我|告诉|专员|经理|自称|加我|律师|公安|新闻|视频|文章|帖子|师傅|导师|喊我|打给|他|她|的人|(?<!申)请了|大堂|网点|网警|support|called|asked|bank/u;
/** "The second time they said": who speaks stands further back. */
const TIMES = /^(?:第?[一二两三四五六头首末上下这那最]|再|又|后来)后?[次回个遍趟]?$/u;
/** Words in which the verb of telling means something else, or says that nothing was shown. */
const NO_CUE_BEFORE = /(?:听|据|话|没|没有|不|再|别|小|传|任何|一条|什么|填|按|照|心|手写|吓一|活蹦乱)$/u;
const NO_CUE_AFTER =
  /^(?:不定|不上|完|明书?|实话|好|起来|到底|真的|句|来|过|话|法|服(?!务)|音|没|都没|也没|消失|了算|白了|了半天|了一堆|钱|槽)/u;
/** Words a screen speaks in: what is told as its wording without being a known one has one of them. */
const STEMS =
  /异常|风险|失误|有误|变更|不支持|不可|暂|无法|無法|请|次数|违规|涉嫌|欠款|逾期|不完整|不符|受限|限制|超限|敬请|明天再|未开放|未开通|收回|未使用|补充|完善|核实|规则|拒绝|冻结|暂停|停止|审核|通过|到账|过期|失败|频繁|处理中|您|维护|升级|名额|资金|敬请|不足|未通过|不通过|没通过|满了|已满|已达|不佳|不符|risk|available|eligible|try again|failed|error|busy|review|assess|insufficient|expired|frozen|restricted|unable|temporarily|not pass|denied|declin|maintenance|condition|score|abnormal|attempt|processing|pending|suspected|over the|functions|security|incomplete|missing|match|verif|status|region|offered|full|tomorrow|invalid|limit|closed|not support|gone|used up|unusual|suspend|allocated|lent out|not complete|been lent|identity|information|unavailable|please/u;
/** Words of a refusal: without a screen's verb and without being known, nothing else is taken for its wording. */
const REFUSES =
  /异常|失误|有误|不支持|不可|暂|无法|無法|违规|涉嫌|不完整|不符|受限|限制|超限|敬请|明天再|未开放|未开通|收回|拒绝|冻结|停止|失败|频繁|维护|不足|未通过|不通过|没通过|已满|已达|不佳/u;
/** A person tells what happened, in the first person or with a reason. */
const REPORTED = /[我俺咱]|所以|因为|给改|出来了$|了钱/u;
/** "Tapped again: …", "the page: …": the wording comes after the colon. */
const COLON =
  /(?:[点按借试取拒]|打回来?|[退弹驳]回来?|[一这]句(?:话)?|[一这]行(?:字)?|提交|确认|结果|状态|页面|[借花]呗|备用金|(?:信用|网商|微粒)贷|(?:jiebei|huabei|xinyongdai|loan|page|screen|app|status|borrow|again)):$/u;
/** What stands between the verb and the wording. */
const LEAD =
  /^(?:[\s:]|出来?|了|着|的是|的|是|过来?|一?[个行条句段](?:字|话)?|字|框|窗口?|说|讲|提示|显示|写|我(?!的)|that |with |me |a message |an error |the |something like |it |is )*/u;
const TAIL =
  /(?:是?(?:什么|啥)意思|怎么|咋|为什么|为啥|吓我|吓死|把我|我(?:填|点了|选|就|又|都|也)|搞得|不给我|不让我|不借给我|要我|然后|烦死|气死).*$|\s(?:and|but|so) (?:i|she|he|they|my|we) .*$/iu;
/** Beginnings of a clause that still belongs to what the screen says. */
const GOES_ON = /^(?:请|明天再|明日|稍后|您|为了|为保|建议您?|无法为|暂(?!时没|时还)|please |try again)/u;
/** Figures and limits that a page shows are told by other facts. */
const FIGURES =
  /^(?:还?有|可借|可用|额度)?[^\u4e00-\u9fff]*\d[\d,.]*[^\u4e00-\u9fff]*(?:元|块|万|千|百)?(?:多|的?额度)?$/u;

const QUOTED =
  /[“「『"【]([^“”「」『』【】"\n]{2,60})[”」』"】]|‘([^‘’\n]{2,60})’|(?<![a-z])'((?:[^'\n]|(?<=[a-z])'(?=[a-z])){4,60})'(?![a-z])/giu;
const QUOTE_CUE =
  /(?:提示|显示|弹|跳|蹦|写|报|说|讲|来一?句|一行|回|是|始终|一直|就|又|状态|一按|一点|says?|said|saying|shows?|showed|reads?|popp?(?:s|ed)?|message|error|popup|gets?|got|getting|at|still|with|refused|declined|rejected|told|tells|telling|it's|just|直接|结果|立马|马上|当场|秒|(?:press|tap|click|hit|try|borrow|submit|提交|一?点|一?按|一?借|再借|一取)(?=[^。!?\n,，“”"]{0,8}[:：=]?\s*$))[^。!?\n,,“”"]{0,12}[::]?\s*$/iu;
/** A name, a button or a word talked about: no wording of a screen. */
const NAMED =
  /(?:叫|勾选?|下的|装的|下载的?|名为|所谓|什么|一张|一份|转到|转进|转入|存到|做|(?<![一再又就])点|(?<![一再又就])按|点击|点开|点了|选|进|到|变成了?|改成了?|一篇讲|换成了?|called|named|press|tap|click|hit|clicked|pressed)(?:了|个|的|the)?\s*$/iu;

/** A quoted title of something read or seen. */
const TALKED_OF = /^[^,。]{0,2}的?(?:文章|视频|广告|新闻|帖子|骗局|软件|平台|群|人)/u;
/** Verbs of showing that no person is the subject of. */
const SCREEN_CUE = /^(?:提示|显示|弹|跳|蹦|写|一行|popp?|message|error|says |reads? |shows |showed |displays? )/iu;
/** Words that a credit report or a contract is quoted with. */
const IN_A_REPORT = /(?:征信|信用报告|报告|合同|协议|短信里?|credit report)[^。!?,，“”]{0,8}$/iu;
/** What only people say, and lines of a page that are no answer to the person. */
const NO_SCREEN =
  /^(?:转?[到进去]?(?:网商贷|借呗|花呗|信用贷|微粒贷|金条|首页|主页|第一步)(?:了|里|去|页面|那边|那里)?$|[-–—]|来|一张|别人|人家|要我|要填|让我|叫我|他|她)|^由.{2,20}(?:提供|放款)|会不会|解冻金|保证金|认证金|强开|加微信|反诈.{0,4}[答问题]|防骗题|答题|校园贷|追回|骗子|公安|起诉|安全账户|洗钱|对公|^(?:i|i'm|her|his|she|he|they|we)\b/iu;

/** Screen wordings that people also tell without any verb ("一借就综合评估未通过"). */
const SCREEN_SPEECH =
  /您|请|暂不|暂时|暂无|未通过|不符合|不满足|评分|不足|繁忙|频繁|已满|抢光|抢完|放完|有?风险|服务异常|网络异常|系统异常|开小差/u;

/**
 * The on-screen wording a story reports: quoted after a verb of showing, or told after one ("提示…", "一点就说…", "it
 * says …"), known wordings first; else quoted words that are a known wording; else a known wording told without a verb.
 * What a person said (service, a bank, a stranger) is not taken. The work is a few bounded look-ups a clause.
 */
export function readMessage(pack: KnowledgePack, telling: TellingText, clauses: readonly Clause[]): string | undefined {
  const likeness = (words: string) => matchMessage(pack, words)[0]?.score ?? 0;
  const found = [...quotedIn(telling.story, likeness), ...reportedIn(telling, clauses, likeness)];
  let best: Found | undefined;
  for (const candidate of found) if (!best || rankOf(candidate) > rankOf(best)) best = candidate;
  return best?.words ?? bareIn(pack, telling, clauses);
}

/** "processing" says less than a whole sentence of the same standing. */
const rankOf = ({ words, rank }: Found): number => (words.length <= 4 ? rank - 0.4 : rank);

function quotedIn(story: string, likeness: (words: string) => number): Found[] {
  const found: Found[] = [];
  for (const match of story.matchAll(QUOTED)) {
    const words = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    const before = story.slice(Math.max(0, match.index - 24), match.index);
    const verb = lastCue(before);
    const spoken = verb !== null && personBefore(before.slice(0, verb.index), verb[0]);
    if (TALKED_OF.test(story.slice(match.index + match[0].length)) || NO_SCREEN.test(words)) continue;
    if (IN_A_REPORT.test(before)) continue;
    const known = likeness(words);
    const screen = STEMS.test(words.toLowerCase());
    if (verb && !spoken && !NAMED.test(before)) {
      if (known >= 0.5) found.push({ words, rank: 5 });
      else if (
        words.length >= 4 &&
        !FIGURES.test(words) &&
        (screen || (SCREEN_CUE.test(verb[0]) && !/^[a-z]+$/iu.test(words)))
      ) {
        found.push({ words, rank: screen ? 3 : 2 });
      }
    } else if (!spoken && !NAMED.test(before) && known >= SURE) found.push({ words, rank: 2 });
    else if (!spoken && !NAMED.test(before) && screen && /^[a-z]/iu.test(words)) found.push({ words, rank: 1.5 });
  }
  return found;
}

/** The verb of showing that stands nearest before a quoted wording: "是11月3号起写" is 写, not 是. */
function lastCue(before: string): RegExpExecArray | null {
  let found: RegExpExecArray | null = null;
  for (let rest = before, from = 0; ; ) {
    const next = QUOTE_CUE.exec(rest);
    if (!next) return found;
    from += next.index;
    found = Object.assign(next, { index: from });
    from += 1;
    rest = before.slice(from);
  }
}

function personBefore(before: string, verb: string): boolean {
  if (
    /^(?:提示|显示|弹|跳|蹦|写|报|直接|结果|立马|马上|当场|秒|提交|[一再]?[点按借取]|press|tap|click|hit|try|borrow|submit)/iu.test(
      verb,
    )
  )
    return /客服[^,]{0,3}$/u.test(before);
  if (/(?:写|显示|提示|弹|跳)的$/u.test(before) && verb.startsWith('是')) return /客服[^,]{0,5}$/u.test(before);
  return PERSON.test(before) || ENGLISH_PERSON.test(before.toLowerCase());
}

function reportedIn(telling: TellingText, clauses: readonly Clause[], likeness: (words: string) => number): Found[] {
  const found: Found[] = [];
  clauses.forEach((clause, at) => {
    if (clause.aside) return;
    const english = !/[\u4e00-\u9fff]/u.test(clause.text);
    if (COLON.test(telling.text.slice(clause.start, clause.start + clause.text.length + 1))) {
      const words = wordingAfter(telling, clauses, at, clause.text.length);
      const known = words.length < 3 || FIGURES.test(words) || NO_SCREEN.test(words) ? 0 : likeness(words);
      if (known >= 0.5) found.push({ words, rank: 3.5 });
    }
    const cues = [...clause.text.matchAll(english ? ENGLISH_CUE : CUE)].slice(-MOST_CUES).reverse();
    for (const cue of cues) {
      const before = clause.text.slice(Math.max(0, cue.index - 40), cue.index);
      const after = clause.text.slice(cue.index + cue[0].length);
      if (!english && (NO_CUE_BEFORE.test(before) || NO_CUE_AFTER.test(cameOut(cue[0], after)))) continue;
      if (
        english
          ? ENGLISH_PERSON.test(before)
          : toldByPerson(cue[0], before, clauses.slice(Math.max(0, at - 3), at).reverse())
      )
        continue;
      const words = wordingAfter(telling, clauses, at, cue.index + cue[0].length);
      const figures = FIGURES.test(words) && !(english && !/^\d/u.test(words) && STEMS.test(words.toLowerCase()));
      if (words.length < 3 || figures || NO_SCREEN.test(words)) continue;
      const known = likeness(words);
      const screen = english || SCREEN_VERB.test(cue[0]);
      if (english && !(STEMS.test(words.toLowerCase()) && words.includes(' '))) continue;
      if (WEAK_VERB.test(cue[0])) {
        if (known >= (english ? SURE : KNOWN)) found.push({ words, rank: 3.5 });
      } else if (!screen && REPORTED.test(words) && known < KNOWN) {
        // "说我…", "…所以借呗先停两天": somebody's account of it, not what the page shows.
      } else if (known >= (screen ? 0.5 : SURE)) found.push({ words, rank: screen ? 4 : 3.5 });
      else if ((screen ? STEMS : REFUSES).test(words.toLowerCase()) || (PLAIN_VERB.test(cue[0]) && words.length >= 4)) {
        found.push({ words, rank: screen ? 1.5 : 1 });
      }
    }
  });
  return found;
}

/** "弹出来…" is a verb of showing with its complement; "说来" is not. */
const cameOut = (verb: string, after: string): string => (/出$/u.test(verb) ? after.replace(/^来/u, '') : after);

/** @param earlier the clauses before, the nearest first */
function toldByPerson(verb: string, before: string, earlier: readonly Clause[]): boolean {
  if (SCREEN_VERB.test(verb)) return /(?:客服|经理|专员|他|她|征信|报告|合同|记录)[^,]{0,3}$/u.test(before);
  if (PERSON.test(before)) return true;
  const [last] = earlier;
  if (!last) return before.length === 0;
  if (TIMES.test(before)) return earlier.some(({ text }) => ASKED.test(text));
  return before.length <= 2 && (last.aside || ASKED.test(last.text));
}

/** The words after a verb of showing, as the story has them, with the clauses that still belong to them. */
function wordingAfter({ story, text, positions }: TellingText, clauses: readonly Clause[], at: number, from: number) {
  const clause = clauses[at];
  if (!clause) return '';
  const ending = ({ start, text: words }: Clause) => start + words.length;
  let start = clause.start + from;
  let end = ending(clause);
  let last = at;
  const next = clauses[at + 1];
  if (start >= end && next && /^[\s:"“「『]*$/u.test(text.slice(end, next.start))) {
    start = next.start;
    end = ending(next);
    last += 1;
  }
  for (const more of clauses.slice(last + 1, last + 3)) {
    if (more.start - end > 2 || !GOES_ON.test(more.text)) break;
    end = ending(more);
  }
  start += LEAD.exec(text.slice(start, end))?.[0].length ?? 0;
  end = Math.min(end, start + LONGEST);
  end -= TAIL.exec(text.slice(start, end))?.[0].length ?? 0;
  if (end <= start) return '';
  const [first = 0, final = story.length - 1] = [positions[start], positions[end - 1]];
  return story.slice(first, final + 1).trim();
}

/** A known wording that stands in the narrator's own clauses without any verb. */
function bareIn(
  pack: KnowledgePack,
  { story, positions }: TellingText,
  clauses: readonly Clause[],
): string | undefined {
  const spoken = pack.messages.flatMap(formsOf);
  for (const clause of clauses) {
    if (clause.aside) continue;
    for (const form of spoken) {
      const at = clause.text.indexOf(form);
      if (at < 0 || /(?:没|没有|不会|不是)$/u.test(clause.text.slice(0, at))) continue;
      const start = clause.start + at;
      return story.slice(positions[start] ?? 0, (positions[start + form.length - 1] ?? story.length - 1) + 1);
    }
  }
  return undefined;
}

const forms = new WeakMap<MessageEntry, readonly string[]>();

function formsOf(entry: MessageEntry): readonly string[] {
  const known = forms.get(entry);
  if (known) return known;
  const made = [...entry.aliases, entry.wording['zh-CN']]
    .map((form) => squeezed(form.toLowerCase()))
    .filter((form) => form.length >= 4 && SCREEN_SPEECH.test(form));
  forms.set(entry, made);
  return made;
}
