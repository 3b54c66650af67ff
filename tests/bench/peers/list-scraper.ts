/**
 * The rule of the well-known list scraper, from its description (we have not seen its code): of all elements the one
 * with the largest area × (children that share a class without digits)² is the list, those children are its rows.
 */
export function findRows(body: Element): Element[] {
  let best: { score: number; rows: Element[] } = { score: 0, rows: [] };
  for (const box of body.querySelectorAll('*')) {
    if (box.children.length < 2) continue;
    const byClass = new Map<string, Element[]>();
    for (const child of box.children)
      for (const name of child.classList)
        if (!/\d/.test(name)) byClass.set(name, [...(byClass.get(name) ?? []), child]);
    const rows = [...byClass.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    if (rows.length < 2) continue;
    const { width, height } = box.getBoundingClientRect();
    const score = width * height * rows.length ** 2;
    if (score > best.score) best = { score, rows };
  }
  return best.rows;
}
