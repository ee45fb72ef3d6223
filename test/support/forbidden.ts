/** What must stand in no letter, plan or report: promises, threats, labels, invented addresses and hours. */
export const FORBIDDEN: readonly string[] = [
  ...[
    '包过',
    '必过',
    '强开',
    '内部渠道',
    '洗白',
    '征信修复',
    '养号',
    '提额技巧',
    '保证借',
    '一定能',
    '肯定是',
    '百分之',
    '成功率',
  ],
  ...[
    '黑名单',
    '你被风控',
    '资质差',
    '信用差',
    '官方原因',
    '已为您提交',
    '我们将为您申诉',
    '立即恢复',
    '必须放款',
    '曝光',
  ],
  ...[
    '追究到底',
    '否则后果',
    '3-5个工作日',
    '换一家试试',
    '拆成几笔',
    '半夜再试',
    '一键申诉',
    '全额维权',
    '官方客服',
    '温馨提示',
  ],
  ...['guaranteed', 'get approved', 'blacklist', 'bad credit', 'success rate', 'appeal wins', 'official reason'],
  ...['we have submitted', 'try another lender', 'dear customer'],
  ...['!', '！', '银监会', '银保监会'],
];

/** The forbidden phrases that stand in a text. */
export function forbiddenIn(text: string): readonly string[] {
  const low = text.toLowerCase();
  return FORBIDDEN.filter((phrase) => low.includes(phrase));
}
