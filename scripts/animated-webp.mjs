// Makes an animated WebP of pictures. The browser encodes what changed from one to the next, without loss; here the parts are put together.
import { Buffer } from 'node:buffer';

/**
 * @param {import('@playwright/test').Page} page any page of a Chromium
 * @param {readonly { picture: Buffer, ms: number }[]} frames PNGs of one size, and how long each is seen
 * @returns {Promise<Buffer>}
 */
export async function animatedWebp(page, frames) {
  const parts = [];
  await page.evaluate(prepare);
  for (const { picture, ms } of frames) {
    const change = await page.evaluate(encodeChange, picture.toString('base64'));
    if (change) parts.push({ ...change, ms });
    else parts.at(-1).ms += ms;
  }
  return container(parts);
}

/** Runs in the page: keeps the last picture there. */
function prepare() {
  globalThis.lastPixels = undefined;
}

/** Runs in the page: the rectangle that differs from the last picture, as a WebP; nothing where none does. */
async function encodeChange(base64) {
  const answer = Uint8Array.from(globalThis.atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await globalThis.createImageBitmap(new globalThis.Blob([answer]));
  const { width, height } = bitmap;
  const canvas = new globalThis.OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const last = globalThis.lastPixels;
  globalThis.lastPixels = pixels;
  const box = { left: width, top: height, right: -1, bottom: -1 };
  for (let at = 0; at < pixels.length; at++) {
    if (last && pixels[at] === last[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  if (box.right < 0) return undefined;
  // The format counts where a part begins in pairs of pixels.
  const [x, y] = [box.left & ~1, box.top & ~1];
  const part = new globalThis.OffscreenCanvas(box.right - x + 1, box.bottom - y + 1);
  part.getContext('2d', { alpha: false }).drawImage(canvas, -x, -y);
  const blob = await part.convertToBlob({ type: 'image/webp', quality: 1 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const webp = globalThis.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { x, y, width: part.width, height: part.height, webp };
}

/** RFC 9649, §2.7: an extended file with a frame for each part. */
function container(parts) {
  const [{ width, height }] = parts;
  const ANIMATION = 0x02;
  const extended = Buffer.concat([bytes(ANIMATION, 4), bytes(width - 1, 3), bytes(height - 1, 3)]);
  const forEver = Buffer.alloc(6);
  const chunks = [chunk('VP8X', extended), chunk('ANIM', forEver), ...parts.map(frame)];
  const content = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return chunk('RIFF', content);
}

function frame({ x, y, width, height, ms, webp }) {
  const DO_NOT_BLEND = 0x02;
  const numbers = [x / 2, y / 2, width - 1, height - 1, Math.round(ms)].map((value) => bytes(value, 3));
  return chunk('ANMF', Buffer.concat([...numbers, bytes(DO_NOT_BLEND, 1), bitstream(webp)]));
}

/** The chunk with the pixels of a still picture. */
function bitstream(webp) {
  const file = Buffer.from(webp, 'base64');
  for (let at = 12; at < file.length;) {
    const length = 8 + file.readUInt32LE(at + 4);
    const padded = length + (length % 2);
    if (['VP8 ', 'VP8L'].includes(file.toString('latin1', at, at + 4))) return file.subarray(at, at + padded);
    at += padded;
  }
  throw new Error('The browser made no WebP.');
}

function chunk(name, content) {
  const padding = Buffer.alloc(content.length % 2);
  return Buffer.concat([Buffer.from(name), bytes(content.length, 4), content, padding]);
}

function bytes(value, length) {
  const buffer = Buffer.alloc(length);
  buffer.writeUIntLE(value, 0, length);
  return buffer;
}
