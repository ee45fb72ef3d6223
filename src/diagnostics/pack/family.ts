import type { Text } from '../text.ts';

export type FamilyId =
  | 'technical_fault'
  | 'risk_freeze'
  | 'fraud_hold'
  | 'liquidity'
  | 'post_repayment_delay'
  | 'regulatory_tightening'
  | 'scam'
  | 'product_rule';

export interface Family {
  readonly id: FamilyId;
  /** Share of people who come with this trouble; the eight and "not listed" sum to one. */
  readonly prior: number;
  readonly title: Text;
  /** Where trying further ends. */
  readonly stop?: Text;
}
