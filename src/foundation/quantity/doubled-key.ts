/**
 * Path of the first key that one object of valid JSON text holds twice ("heats[0].id"); null when none does. JSON.parse
 * takes the last of them and says nothing, other readers the first.
 */
export function doubledKey(text: string): string | null {
  const open: { readonly keys: Set<string> | null; place: string | number }[] = [];
  let word = '';
  for (let at = 0; at < text.length; at++) {
    const inside = open.at(-1);
    const sign = text[at];
    if (sign === '"') {
      const end = stringEnd(text, at);
      word = text.slice(at, end + 1);
      at = end;
    } else if (sign === '{') open.push({ keys: new Set(), place: '' });
    else if (sign === '[') open.push({ keys: null, place: 0 });
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && inside && typeof inside.place === 'number') inside.place++;
    else if (sign === ':' && inside?.keys) {
      const key = JSON.parse(word) as string;
      inside.place = key;
      if (inside.keys.has(key)) return pathOf(open.map(({ place }) => place));
      inside.keys.add(key);
    }
  }
  return null;
}

/** How many lists and objects of valid JSON text stand in each other where it is deepest. */
export function levelsOf(text: string): number {
  let [level, deepest] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++level);
    else if (sign === ']' || sign === '}') level--;
  }
  return deepest;
}

/** Index of the quote that ends the string which begins at `start`. */
function stringEnd(text: string, start: number): number {
  let end = start;
  let slashes: number;
  do {
    end = text.indexOf('"', end + 1);
    for (slashes = 0; text[end - 1 - slashes] === '\\'; slashes++);
  } while (slashes % 2 === 1);
  return end;
}

const pathOf = (places: readonly (string | number)[]): string =>
  places.reduce<string>(
    (path, place) =>
      typeof place === 'number' ? `${path}[${place}]` : path === '' ? place : `${path}.${place}`,
    '',
  );
