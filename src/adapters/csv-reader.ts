import { parse } from 'csv-parse/sync';

/** Rows of a CSV text by the names of its first line, each with its line; or the line that is no CSV. */
export function readCsv(
  text: string,
): readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[] | { readonly badLine: number } {
  let line = 1;
  try {
    const records = parse(text, { columns: true, info: true, skip_empty_lines: true, trim: true, bom: true });
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
