/** A class so many times as rare as another on the same element says which one it is: "author id-t2_x8". */
const RARER = 8;

/** A shape without the classes that set one element apart from the others of its template, as `indexes` show them. */
export function toTemplates(
  indexes: readonly number[],
  shapes: readonly string[],
): (index: number) => string {
  const counts = new Map<string, number>();
  const split = (shape: string): string[] => shape.split('.');
  for (const index of new Set(indexes)) {
    const [tag = '', ...classes] = split(shapes[index] ?? '');
    for (const name of new Set(classes)) {
      const key = `${tag}.${name}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const templates = new Map<string, string>();
  return (index) => {
    const shape = shapes[index] ?? '';
    let template = templates.get(shape);
    if (template === undefined) {
      const [tag = '', ...classes] = split(shape);
      const times = classes.map((name) => counts.get(`${tag}.${name}`) ?? 0);
      const most = Math.max(...times);
      template = [tag, ...classes.filter((_, at) => (times[at] ?? 0) * RARER > most)].join('.');
      templates.set(shape, template);
    }
    return template;
  };
}

/** A page has some hundred slots, and each is asked for in every way of cutting it. */
const tagsOf = new Map<string, string>();

/** The tags of a slot without the classes. */
export function toTags(slot: string): string {
  let tags = tagsOf.get(slot);
  if (tags === undefined) tagsOf.set(slot, (tags = slot.replace(/\.[^>~]*/g, '')));
  return tags;
}
