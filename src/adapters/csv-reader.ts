import { parse } from 'csv-parse/sync';

/** What stands between cells, in the order in which ties are decided. */
const DELIMITERS = [',', ';', '\t', '，', '；'];

/**
 * Rows of a CSV text by the names of its first line, each with its line; or the line that is no CSV. Cells may be
 * missing at the end of a row. Spreadsheets write what their language calls a comma: the first line shows which.
 */
export function readCsv(
  text: string,
): readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[] | { readonly badLine: number } {
  let line = 1;
  try {
    const records = parse(text, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count_less: true,
      trim: true,
      bom: true,
      delimiter: delimiterOf(text),
    });
    return (records as unknown as { info: { lines: number }; record: Record<string, string> }[]).map(
      ({ info, record }) => {
        line = info.lines;
        return { line, row: record };
      },
    );
  } catch (error) {
    const told = error instanceof Error && 'lines' in error ? Number(error.lines) : line;
    return { badLine: told };
  }
}

function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string) => head.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ',');
}
