/** One font of a TrueType/OpenType collection (OpenType 1.9, "Font Collections"), as a file of its own. Found by its PostScript name. */
export function memberOfCollection(collection: Buffer, postscriptName: string): Buffer {
  const count = collection.readUInt32BE(8);
  for (let at = 0; at < count; at++) {
    const directory = collection.readUInt32BE(12 + 4 * at);
    const tables = tablesOf(collection, directory);
    const name = tables.find(({ tag }) => tag === 'name');
    if (name && collection.subarray(name.offset, name.offset + name.length).includes(utf16(postscriptName)))
      return fileOf(collection, directory, tables);
  }
  throw new Error(`The collection has no font ${postscriptName}`);
}

interface Table {
  readonly tag: string;
  readonly entry: number;
  readonly offset: number;
  readonly length: number;
}

function tablesOf(file: Buffer, directory: number): Table[] {
  return Array.from({ length: file.readUInt16BE(directory + 4) }, (_each, index) => {
    const entry = directory + 12 + 16 * index;
    const tag = file.toString('latin1', entry, entry + 4);
    return { tag, entry, offset: file.readUInt32BE(entry + 8), length: file.readUInt32BE(entry + 12) };
  });
}

function fileOf(collection: Buffer, directory: number, tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  collection.copy(head, 0, directory, directory + 12);
  const parts = [head];
  let offset = head.length;
  tables.forEach(({ entry, ...table }, index) => {
    collection.copy(head, 12 + 16 * index, entry, entry + 16);
    head.writeUInt32BE(offset, 12 + 16 * index + 8);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    collection.copy(padded, 0, table.offset, table.offset + table.length);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
