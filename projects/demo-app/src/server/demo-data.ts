import { DEMO_PERSON } from '../demo-person';
import type { Database } from './database';
import { hashPassword } from './passwords';

const PRODUCTS: readonly (readonly [name: string, cents: number, pieces: number])[] = [
  ['Brass hinge', 1490, 212],
  ['Oak door handle', 3950, 48],
  ['Garden latch', 1250, 9],
  ['Night bolt', 2275, 131],
  ['Gate bell', 5400, 6],
  ['House number', 890, 340],
  ['Letter box', 7900, 3],
];
const COUNTRIES = ['Germany', 'Austria', 'Germany', 'France', 'Denmark', 'Germany', 'Netherlands'];
const MESSAGES = [
  ['Jonas W.', 'Does the gate bell need a battery?'],
  ['Mireille D.', 'Delivery to a workshop address'],
  ['Sofie L.', 'Two hinges were missing'],
  ['Tomas H.', 'Invoice for last month'],
] as const;

/** Fills an empty database: one person, and thirty days of a shop for doors and gates. */
export function seed(database: Database): void {
  database
    .prepare('INSERT INTO people (name, password, display_name, email, role, about) VALUES (?, ?, ?, ?, ?, ?)')
    .run(DEMO_PERSON.name, hashPassword(DEMO_PERSON.password), 'Ada Lovelace', 'ada@gatehouse.example', 'Owner', '');
  const random = randomFrom(1843);
  const sale = database.prepare(
    'INSERT INTO sales (days_ago, product, country, cents, returned) VALUES (?, ?, ?, ?, ?)',
  );
  const visitors = database.prepare('INSERT INTO visitors (days_ago, count) VALUES (?, ?)');
  for (let daysAgo = 29; daysAgo >= 0; daysAgo--) {
    const orders = 9 + Math.floor(random() * 14) + Math.floor((30 - daysAgo) / 6);
    visitors.run(daysAgo, orders * (22 + Math.floor(random() * 12)));
    for (let order = 0; order < orders; order++) {
      const [product, cents] = PRODUCTS[Math.floor(random() ** 1.4 * PRODUCTS.length)]!;
      const country = COUNTRIES[Math.floor(random() * COUNTRIES.length)]!;
      sale.run(daysAgo, product, country, cents * (1 + Math.floor(random() * 4)), random() < 0.04 ? 1 : 0);
    }
  }
  const stock = database.prepare('INSERT INTO stock (product, pieces) VALUES (?, ?)');
  for (const [product, , pieces] of PRODUCTS) stock.run(product, pieces);
  const message = database.prepare('INSERT INTO messages (author, subject) VALUES (?, ?)');
  for (const [author, subject] of MESSAGES) message.run(author, subject);
}

/** Numbers from 0 to 1 that are the same on every machine (a linear congruential generator). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}
