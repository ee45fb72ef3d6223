/**
 * The closed list of things that can be wrong with input or knowledge. A code never changes its meaning; its
 * words, in both languages, belong to the interface texts.
 */
export type ProblemCode =
  | 'unknown_key'
  | 'unknown_column'
  | 'empty_row'
  | 'unknown_value'
  | 'wrong_kind'
  | 'none_with_others'
  | 'given_twice'
  | 'number_out_of_range'
  | 'bad_date'
  | 'bad_day'
  | 'text_too_long'
  | 'story_too_long'
  | 'story_empty'
  | 'not_an_object'
  | 'bad_json'
  | 'bad_encoding'
  | 'bad_table_encoding'
  | 'bad_line'
  | 'bad_csv'
  | 'line_too_long'
  | 'too_deep'
  | 'duplicate_key'
  | 'file_unreadable'
  | 'file_exists'
  | 'cannot_write'
  | 'terminal_needed'
  | 'facts_needed'
  | 'usage'
  | 'unknown_command'
  | 'unknown_id'
  | 'letter_refused'
  | 'pack_invalid'
  | 'case_not_found'
  | 'case_ambiguous'
  | 'case_damaged'
  | 'case_changed'
  | 'newer_format'
  | 'too_few_cases'
  | 'no_overlay'
  | 'other_pack'
  | 'link_found'
  | 'no_data_folder'
  | 'internal';

/**
 * What went wrong, where, and what is allowed. It never holds what the person typed: an unknown key or value is
 * located (`source`, `index`, `line`, `column`), not repeated; a known key is named.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** Where it came from: the flag, `answers`, `record`, `story`, a settings key. */
  readonly source?: string;
  /** Zero-based place in a list (the n-th `--answer`). */
  readonly index?: number;
  readonly line?: number;
  readonly column?: number;
  /** A fact key the vocabulary knows. */
  readonly key?: string;
  readonly allowed?: readonly string[];
  readonly suggestion?: string;
}
