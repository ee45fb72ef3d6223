import type { CalendarDay } from '../plan/calendar-date.ts';
import { datesIn, type SaidDate } from './said-dates.ts';

/** A date a story tells, with where it stands in the normalised text. */
export type StoryDate = SaidDate;

/** What fails, in the words of a story. */
const FAILS = new RegExp(
  [
    '[不没未木唔冇](?:法|能|可|让|给|肯|准|得|予)?(?:借|贷|提|批|放|到|过|成|开|动|通|出|行|用|进|上|下|有|理|显示|支持|响应|恢复|反应|变|回来|涨|见|咗|了?额度|入口)',
    '[借贷提用点打登进刷付转看找]不|无法|无额度|未果|被?[拒驳弹拦封冻锁降砍]|被[退关清取停]|退[回件]|关[了掉闭停]|收[回走]|碰壁|毛病|抽风|故障|崩|卡[住着死在]|[审处放待合][^,。]{0,3}(?:核中|理中|款中|放款)|排队|白屏|空白|转圈',
    '一直转|报错|异常|错误|繁忙|消失|归零|清零|变[成为0零灰]|缩|掉到|只剩|剩|哑火|停|受限|限制|上限|风险|出(?:问题|事|错)|失败|暂|趴|紧张|已满|告诉我|提示',
    "fail|reject|refus|declin|n't|\\bnot?\\b|error|blank|gone|zero|\\b0\\b|vanish|disappear|closed|frozen|froze|block|spin|crash|bounc|stuck|started|since|first|lost|dropped|went from|trouble|wrong",
  ].join('|'),
);
/** What somebody tries, or how a trouble begins. */
const TRIES =
  /借|贷|申请|提[交现款]|想|试|点|打开|登|支用|放款|批|审|付|刷|翻|转账|开始|[日号天上月]起|起[就,]|发现|第一[次回]|头一?[次回遭]|首次|最早|碰|遇|出现|变|突然|忽然|borrow|tried|try|appl|draw|drew|submit|approv|open/;
/** It worked then. */
const WORKED =
  /^[^不没未]*(?<![不没未])(?:还都?(?:正常|好好|好的|能|可以)|都(?:正常|好好|能)|借到|借成|成功|放下来|到账了|到了|好了|恢复|正常|通过|秒[过到]|paid out|worked|went through|fine)/;
/** The day of something else: of a rule, a plan, a gift, a talk with somebody, a payment to a stranger. */
const OTHER_DAY =
  /^.{0,8}(?:还款日|到期|账单日|出账|生日|发工资|发薪|出生|注册|毕业|开通|开户|办的|有效期|更新|才?上班|再(?:来|去|借|试|问|看|说|点)|截止)|^.{0,4}(?:送|多出|加了|涨|买[的了])|^.{0,12}(?:客服|人工|小蜜|热线|95188|12378|投诉|寄|邮件|登记|反映|咨询|联系|问[过了的]|报警|报案|递|打了份|去银行|打了?电话|去电|转给|交了|交给|放进|support|complain|contacted|called)/;
const NOT_OF_TROUBLE =
  /(?:每个?月?|逢|预计|预约|等到?|要到|得到|截止|最晚|直到|说|客服|通知|新规|规定|政策|听说|新闻|消息|打算|准备|计划|以为|明天|朋友|同事|老公|老婆|我[爸妈哥姐弟妹]|解冻|before|until|by|will|'ll|my (?:friend|colleague|mother|husband|wife)).{0,10}$|[让叫]我.{0,3}$/;
const PAID = /还[了的清完上掉进款花借微白金网嘞]|全还|结清|扣款|repa[iy]|paid|cleared|settled/;
const APPROVED = /审批|通过|批下|批了|approved/;

/**
 * The day a story gives for its trouble, counted from `today`. Undefined when it names none, or only days of something
 * else: of a repayment without trouble after it, a plan, a rule, a talk with customer service.
 */
export function readStoryDate(text: string, today: CalendarDay): StoryDate | undefined {
  const dates = datesIn(text, today);
  let best: StoryDate | undefined;
  let bestScore = 0;
  for (const [at, date] of dates.entries()) {
    const score = scoreOf(text, date, dates[at - 1]?.end ?? 0, dates[at + 1]?.start ?? text.length);
    if (score > bestScore) [best, bestScore] = [date, score];
  }
  return best;
}

/** How likely a day is that of the trouble; 0 when neither its clause nor the next one tells of it. */
function scoreOf(text: string, { start, end, loose }: SaidDate, after: number, before: number): number {
  if (quoted(text, start)) return 0;
  const head = text.slice(Math.max(after, lastStop(text, start)), start);
  const tail = text.slice(end, Math.min(before, nextStop(text, end)));
  const stop = nextStop(text, end + tail.length + 1);
  const next = text.slice(end + tail.length, stop);
  const later = loose ? '' : text.slice(stop, nextStop(text, stop + 1));
  const fails = FAILS.test(tail) || FAILS.test(head) ? 4 : FAILS.test(next) ? 2 : FAILS.test(later) ? 1 : 0;
  if (fails === 0) return 0;
  const near = (words: RegExp) => words.test(tail) || words.test(head);
  if (NOT_OF_TROUBLE.test(head) || OTHER_DAY.test(tail)) return 0;
  if (near(PAID) || (loose && near(APPROVED))) return fails > 0 && !loose ? 1 : 0;
  if (WORKED.test(tail) || /^[^一-鿿]*(?:还[是不没]|也[是不没]|仍|依然)/.test(tail) || /still/.test(head)) return 0;
  return fails + (near(TRIES) ? 1 : 0) + (/^(?:20|二)/.test(text.slice(start)) ? 2 : 0);
}

/** True inside quotation marks: there the screen speaks, not the person. */
function quoted(text: string, at: number): boolean {
  const open = text.slice(0, at).search(/[“「][^”」]*$/);
  return open >= 0 && /^[^“「]*[”」]/.test(text.slice(at));
}

const STOP = /[。!?;、\n…]|(?<!\d)[.,]|[.,](?!\d)|(?<=[一-鿿]) (?=[一-鿿])/g;

function lastStop(text: string, at: number): number {
  return [...text.slice(0, at).matchAll(STOP)].at(-1)?.index ?? 0;
}

function nextStop(text: string, at: number): number {
  for (const { index } of text.matchAll(STOP)) if (index >= at) return index;
  return text.length;
}
