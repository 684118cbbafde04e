// Words against words as the server's search does it: letters folded, names cut into their parts, a word with a typing
// error found where nothing begins with it. Rows are lists of texts, each with what a word in it counts.
const wordLimit = 48;
const queryLimit = 256;
const comparisonLimit = 20000;
// Scripts without spaces between words: each character is one. All else: letters and digits, parts joined by _ and -.
const alone = /[\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|(?:(?![\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF])[\p{L}\p{N}\p{M}]|(?<=[\p{L}\p{N}\p{M}])[_-](?=[\p{L}\p{N}\p{M}]))+/gu;
const letters = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ς: "σ" };

// The words of a text; with `joins` a name of several parts is a word too.
export function words(text, joins = true) {
  const found = [];
  for (const [name] of text.matchAll(alone)) {
    const parts = name.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter(Boolean);
    for (const part of parts) found.push(fold(part));
    if (joins && parts.length > 1) found.push(fold(parts.join("")));
  }
  return found.filter(Boolean);
}

export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[ßæœþøđðłıς]/g, (letter) => letters[letter]).slice(0, wordLimit);
}

// Which words stand in which rows, and how much they count there.
export function indexed(rows) {
  const places = new Map();
  rows.forEach((texts, row) => {
    for (const [text, weight] of texts) {
      for (const word of words(text)) {
        let rowsOfWord = places.get(word);
        if (!rowsOfWord) places.set(word, rowsOfWord = new Map());
        if ((rowsOfWord.get(row) ?? 0) < weight) rowsOfWord.set(row, weight);
      }
    }
  });
  return { places, names: rows.map((texts) => words(texts[0][0], false).join("")) };
}

// The numbers of the rows in which all words are found, best first.
export function ranked({ places, names }, text) {
  const wanted = [...new Set(words(text.slice(0, queryLimit), false))].slice(0, 8);
  if (wanted.length === 0) return [];
  let scores = new Map(names.map((_, row) => [row, 0]));
  for (const word of wanted) {
    const best = new Map();
    for (const [other, quality] of answers(word, places)) {
      for (const [row, weight] of places.get(other)) best.set(row, Math.max(best.get(row) ?? 0, quality * weight));
    }
    const next = new Map();
    for (const [row, score] of scores) if (best.has(row)) next.set(row, score + best.get(row));
    scores = next;
  }
  const joined = wanted.join("");
  const keys = [...scores].map(([row, score]) => [row, score + bonus(joined, names[row])]);
  keys.sort(([a, x], [b, y]) => y - x || names[a].length - names[b].length || a - b);
  return keys.map(([row]) => row);
}

// The words of the index that answer one that is looked for, with how well.
function answers(word, places) {
  const found = [];
  let hasBeginning = false;
  for (const other of places.keys()) {
    const start = other.indexOf(word);
    if (start < 0 || (start > 0 && word.length < 3)) continue;
    hasBeginning ||= start === 0;
    const share = word.length / other.length;
    found.push([other, share === 1 ? 100 : start === 0 ? 70 + 20 * share : 45 + 10 * share]);
  }
  const edits = [...word].length >= 8 ? 2 : [...word].length >= 4 ? 1 : 0;
  if (hasBeginning || edits === 0) return found;
  let left = comparisonLimit;
  for (const other of places.keys()) {
    if ((left -= 1) < 0) break;
    const distance = between(word, other, edits);
    if (!distance) continue;
    const whole = distance.whole <= edits ? 50 - 10 * distance.whole : 0;
    found.push([other, Math.max(whole, 40 - 10 * distance.beginning)]);
  }
  return found;
}

// How many letters must change to make one word of another, or of the nearest beginning of it; null beyond the limit.
function between(typed, word, limit) {
  const width = Math.min(word.length, typed.length + limit);
  if (width + limit < typed.length) return null;
  let before = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= width; column += 1) {
      const isSame = typed[row - 1] === word[column - 1];
      let cost = Math.min(above[column - 1] + (isSame ? 0 : 1), above[column] + 1, now[column - 1] + 1);
      if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      now.push(cost);
    }
    if (Math.min(...now) > limit) return null;
    before = above;
    above = now;
  }
  const beginning = Math.min(...above);
  if (beginning > limit) return null;
  return { whole: width === word.length ? above[width] : limit + 1, beginning };
}

// What all words together in a name are worth: most when they are the name.
function bonus(joined, name) {
  if (name === joined) return 2000;
  return name.includes(joined) ? 300 + 700 * joined.length / name.length : 0;
}
