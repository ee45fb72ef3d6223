/**
 * Hides identity, phone and card numbers in text that leaves the machine's memory: long runs of digits, also with
 * blanks, hyphens or a closing x, keep at most their last four (a phone its first three as well).
 */
export function mask(text: string): string {
  return text.replace(/(?:\+?86[- ]?)?\d(?:[ -]?\d){9,}(?:[ -]?[xX])?/g, (run) => {
    const digits = run.replace(/[^\dxX]/g, '');
    if (digits.length < 11) return run;
    const phone = /^(?:86)?1\d{10}$/.test(digits);
    return phone ? `${digits.slice(-11, -8)}****${digits.slice(-4)}` : `****${digits.slice(-4)}`;
  });
}
