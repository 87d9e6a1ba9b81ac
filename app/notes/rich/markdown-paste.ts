const SIGNS = [
  /^#{1,4} \S/m,
  /^\s*[-*] (?:\[[ xX]\] )?\S/m,
  /^\d+\. \S/m,
  /^> \S/m,
  /\*\*[^*\s][^*]*\*\*/,
  /\[[^\]]+\]\([^)\s]+\)/,
  /^\|.+\|\s*\n\|[\s:|-]+\|/m,
  /^```/m,
];

/** Whether plain text that is pasted was written as Markdown; one sign inside a single line may be chance. */
export function looksLikeMarkdown(text: string): boolean {
  const signs = SIGNS.filter((sign) => sign.test(text)).length;
  return signs >= 2 || (signs === 1 && text.trim().includes('\n'));
}
