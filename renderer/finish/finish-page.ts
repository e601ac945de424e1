import words from '../../resources/help/finish-page.vi.json' with { type: 'json' };
import {
  finishFiles,
  type FinishData,
  type FinishedFile,
} from '../../shared/bundle/finish-data.ts';
import { readTableFile, type TableSource } from '../../shared/table/read-table-file.ts';
import { keptTyping } from './kept-typing.ts';
import { readAnswer, type Answer, type Typed } from './read-answer.ts';

/** Lists of thousands are read once the hand has come to rest. */
const REST_MS = 150;
const SHOWN_NAMES = 300;
/** A browser needs the bytes until it has written them. */
const DOWNLOAD_MS = 60_000;

/** Brings the page's form to life. Its markup is electron/exports/finish-page.ts. */
export function startFinishPage(): void {
  // Written by the application that built this script, with the same types.
  const data = JSON.parse(element('data').textContent ?? '') as FinishData;
  const list = element('list', HTMLTextAreaElement);
  const base = element('base', HTMLInputElement);
  const file = element('file', HTMLInputElement);
  const ways = [...document.querySelectorAll<HTMLInputElement>('input[name="way"]')];
  const kept = keptTyping(data.bundleId);
  let resting: ReturnType<typeof setTimeout> | undefined;

  const typed = (): Typed => ({
    way: ways.find(({ checked }) => checked)?.value === 'base' ? 'base' : 'list',
    list: list.value,
    base: base.value,
  });

  const show = (): void => {
    const now = typed();
    element('part-list').hidden = now.way !== 'list';
    element('part-base').hidden = now.way !== 'base';
    orExplain(() => {
      const answer = readAnswer(data, now);
      say(answer, false);
      showGaps(answer);
      showFiles(data, answer, (name) =>
        save(data, name, typed(), now.way === 'list' ? list : base),
      );
    });
  };
  const changed = (): void => {
    kept.write(typed());
    element('done').textContent = '';
    clearTimeout(resting);
    resting = setTimeout(show, REST_MS);
  };

  const addPicked = async (picked: File): Promise<void> => {
    const text = await readPicked(picked);
    // The same file may be picked again after it was mended.
    file.value = '';
    if (text === null) {
      sayWrong(fill(words.badFile, { file: picked.name }));
      return;
    }
    list.value = [list.value.trimEnd(), text].filter((part) => part !== '').join('\n');
    changed();
    element('done').textContent = fill(words.fileAdded, { file: picked.name });
  };

  const before = kept.read() ?? firstTyping(data);
  list.value = before.list;
  base.value = before.base;
  for (const way of ways) {
    way.checked = way.value === before.way;
    way.addEventListener('change', changed);
  }
  list.addEventListener('input', changed);
  base.addEventListener('input', changed);
  element('pick').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const [picked] = file.files ?? [];
    if (picked === undefined) return;
    void addPicked(picked);
  });
  show();
}

function firstTyping(data: FinishData): Typed {
  const { pictures } = data;
  return pictures.kind === 'base'
    ? { way: 'base', list: '', base: pictures.base }
    : { way: 'list', list: '', base: '' };
}

function save(data: FinishData, name: string, typed: Typed, field: HTMLElement): void {
  orExplain(() => {
    const answer = readAnswer(data, typed);
    if (answer.pictures === null) {
      say(answer, true);
      field.focus();
      return;
    }
    const file = finishFiles(data, answer.pictures).find((one) => one.name === name);
    if (file === undefined) return;
    download(file);
    element('done').textContent = fill(words.done, {
      file: name,
      marketplace: data.marketplace,
    });
  });
}

function download(file: FinishedFile): void {
  // A copy: the bytes may stand in a larger buffer.
  const blob = new Blob([new Uint8Array(file.bytes)], { type: 'application/octet-stream' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_MS);
}

function say(answer: Answer, isAsked: boolean): void {
  const { found, total, problem } = answer;
  const facts = { found, total };
  if (problem === null) {
    const lines = [fill(found === total ? words.allFound : words.someFound, facts)];
    if (found < total) lines.push(words.gapsHint);
    showSaid(found === total ? 'say' : 'say gaps', lines);
    if (answer.firstAddress !== null) addTry(answer.firstAddress);
    return;
  }
  if (problem === 'bad-base') return sayWrong(words.badBase);
  if (problem === 'no-address') return sayWrong(words.noAddress);
  if (isAsked) return sayWrong(problem === 'type-first' ? words.typeFirst : words.pasteFirst);
  showSaid('say quiet', [words.nothingYet]);
}

function sayWrong(text: string): void {
  showSaid('say wrong', [text]);
}

function showSaid(look: string, lines: readonly string[]): void {
  const said = element('said');
  said.className = look;
  said.replaceChildren(...lines.map(paragraph));
}

/** A link the person may follow: whether a picture is really there only the network knows. */
function addTry(address: string): void {
  const line = paragraph(`${words.firstPicture} `);
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noreferrer noopener';
  link.textContent = address;
  line.append(link);
  element('said').append(line);
}

function paragraph(text: string): HTMLParagraphElement {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}

function showGaps(answer: Answer): void {
  const gaps = element('gaps');
  gaps.hidden = answer.pictures === null || answer.missing.length === 0;
  element('gaps-count').textContent = fill(words.missing, { count: answer.missing.length });
  element('gaps-names').replaceChildren(
    ...answer.missing.slice(0, SHOWN_NAMES).map((name) => {
      const item = document.createElement('li');
      item.textContent = answer.ambiguous.includes(name) ? fill(words.ambiguous, { name }) : name;
      return item;
    }),
  );
}

/** A button a file: browsers stop a page that saves several at one press. */
function showFiles(data: FinishData, answer: Answer, onSave: (name: string) => void): void {
  const count = answer.pictures === null ? 0 : answer.missing.length;
  const template = count === 0 ? words.download : words.downloadGaps;
  element('files').replaceChildren(
    ...[data.profile.file, ...data.profile.moreFiles].map(({ name }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'first';
      button.textContent = fill(template, { file: name, count });
      button.addEventListener('click', () => onSave(name));
      return button;
    }),
  );
}

/** The list as text; null for a workbook that cannot be read. */
async function readPicked(picked: File): Promise<string | null> {
  try {
    return textOf(readTableFile(new Uint8Array(await picked.arrayBuffer()))).trim();
  } catch {
    return null;
  }
}

/** A workbook's cells as a person would have pasted them, so that one field holds all that was given. */
function textOf(source: TableSource): string {
  if (source.kind === 'text') return source.text;
  return source.rows
    .map((row) => row.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t'))
    .join('\n');
}

function orExplain(work: () => void): void {
  try {
    work();
  } catch {
    sayWrong(words.trouble);
  }
}

function fill(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(facts[name] ?? ''));
}

function element(id: string): HTMLElement;
function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind;
function element(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = document.querySelector(`#${id}`);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}
