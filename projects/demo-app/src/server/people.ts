import type { Profile } from '../app/profile';
import type { Database } from './database';

const COLUMNS = 'name, display_name AS displayName, email, role, about';

/** The people who can sign in, and what they say about themselves. */
export class People {
  constructor(private readonly database: Database) {}

  credentials(name: string): { id: number; name: string; password: string } | undefined {
    const row = this.database.prepare('SELECT id, name, password FROM people WHERE name = ?').get(name);
    return row as { id: number; name: string; password: string } | undefined;
  }

  name(id: number): string {
    return String(this.database.prepare('SELECT name FROM people WHERE id = ?').get(id)?.['name'] ?? '');
  }

  profile(id: number): Profile {
    return this.database.prepare(`SELECT ${COLUMNS} FROM people WHERE id = ?`).get(id) as unknown as Profile;
  }

  update(id: number, { displayName, email, role, about }: Omit<Profile, 'name'>): Profile {
    this.database
      .prepare('UPDATE people SET display_name = ?, email = ?, role = ?, about = ? WHERE id = ?')
      .run(displayName, email, role, about, id);
    return this.profile(id);
  }
}
