/** The page numbers worth a link: first, last, and those around the current one; `null` stands for a gap. */
export function pageNumbers(page: number, last: number): (number | null)[] {
  const wanted = new Set([1, last, page - 1, page, page + 1]);
  if (page <= 3) for (const number of [2, 3, 4]) wanted.add(number);
  if (page >= last - 2) for (const number of [last - 3, last - 2, last - 1]) wanted.add(number);
  const numbers = [...wanted].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const gap = number - (numbers[index - 1] ?? 0);
    if (gap === 2) return [number - 1, number];
    return gap > 2 ? [null, number] : [number];
  });
}
