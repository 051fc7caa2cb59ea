import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const KEY_BYTES = 32;
const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** What to store of a password. Synchronous, for seeding; requests only verify. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${scryptSync(password, salt, KEY_BYTES).toString('base64url')}`;
}

/** Somebody who does not exist costs as much time as a wrong password, so that nobody learns which names exist. */
const NOBODY = hashPassword(randomBytes(16).toString('hex'));

export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [salt, key] = (stored ?? NOBODY).split('.').map((part) => Buffer.from(part, 'base64url'));
  const same = timingSafeEqual(await derive(password, salt!, KEY_BYTES), key!);
  return same && stored !== undefined;
}
