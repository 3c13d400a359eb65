import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One field of an update. */
export type Token =
  | { readonly name: string; readonly kind: 'number' | 'byte'; readonly value: number }
  | { readonly name: string; readonly kind: 'raw'; readonly value: Uint8Array };

/** A sound update field by field, in order: put together again it is the same. It trusts what it reads, as the
 *  guard must not. */
export function tokensOf(update: Uint8Array): Token[] {
  const d = decoding.createDecoder(update);
  const tokens: Token[] = [];
  const number = (name: string): number => {
    const value = decoding.readVarUint(d);
    tokens.push({ name, kind: 'number', value });
    return value;
  };
  const byte = (name: string): number => {
    const value = decoding.readUint8(d);
    tokens.push({ name, kind: 'byte', value });
    return value;
  };
  /** A length and so many bytes, as one field. */
  const words = (name: string): void => {
    tokens.push({ name, kind: 'raw', value: decoding.readVarUint8Array(d).slice() });
  };
  const any = (): void => {
    const from = d.pos;
    decoding.readAny(d);
    for (const value of update.subarray(from, d.pos))
      tokens.push({ name: 'any', kind: 'byte', value });
  };
  const id = (name: string): void => {
    number(`${name} client`);
    number(`${name} clock`);
  };

  for (let sections = number('sections'); sections > 0; sections--) {
    let structs = number('structs');
    number('client');
    number('clock');
    for (; structs > 0; structs--) {
      const info = byte('info');
      const content = info & 0x1f;
      if (content === 0 || content === 10) {
        number('length');
        continue;
      }
      if (info & 0x80) id('origin');
      if (info & 0x40) id('right');
      if ((info & 0xc0) === 0) {
        if (number('is root') === 1) words('root');
        else id('parent');
        if (info & 0x20) words('key');
      }
      if (content === 1) number('length');
      else if (content === 4) words('words');
      else if (content === 6) {
        words('mark');
        words('mark value');
      } else if (content === 7) {
        if (number('type') === 3) words('element');
      } else if (content === 8) for (let values = number('values'); values > 0; values--) any();
      else throw new Error(`There is no content ${content} here`);
    }
  }
  for (let clients = number('deleting clients'); clients > 0; clients--) {
    number('client');
    for (let ranges = number('ranges'); ranges > 0; ranges--) {
      number('clock');
      number('length');
    }
  }
  return tokens;
}

export function bytesOf(tokens: readonly Token[]): Uint8Array {
  return encoding.encode((e) => {
    for (const { kind, value } of tokens) {
      if (kind === 'raw') encoding.writeVarUint8Array(e, value);
      else if (kind === 'byte') encoding.writeUint8(e, value);
      else encoding.writeVarUint(e, value);
    }
  });
}
