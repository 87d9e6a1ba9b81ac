// An archive with one entry of zeros, written by hand so that it may lie about itself.
import { crc32, deflateRawSync } from 'node:zlib';

/** `declared`: what the archive says its entry unfolds to; the truth when left out. */
export function bombWorkbook({
  name,
  bytes,
  declared = bytes,
}: {
  name: string;
  bytes: number;
  declared?: number;
}): Buffer {
  const content = Buffer.alloc(bytes);
  const packed = deflateRawSync(content, { level: 9 });
  const title = Buffer.from(name);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(declared, 18);
  const sizes = Buffer.alloc(4);
  sizes.writeUInt16LE(title.length, 0);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, sizes, title, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    common,
    sizes,
    Buffer.alloc(14),
    title,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
