import { HttpClient } from '@angular/common/http';
import { Component, inject, linkedSignal, signal } from '@angular/core';
import { email, form, FormField, FormRoot, maxLength, minLength, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';

import { failureText } from './failure-text';
import { FieldError } from './field-error';
import type { Profile } from './profile';
import { ProfileOfMine } from './profile-of-mine';
import { SessionCard } from './session-card';

const EMPTY: Profile = { name: '', displayName: '', email: '', role: '', about: '' };

@Component({
  selector: 'app-profile-page',
  imports: [FieldError, FormField, FormRoot, SessionCard],
  templateUrl: './profile-page.html',
  styleUrl: './notes-page.css',
})
export class ProfilePage {
  private readonly http = inject(HttpClient);
  private readonly mine = inject(ProfileOfMine);
  protected readonly saved = signal(false);
  protected readonly failure = signal('');
  protected readonly form = form(
    linkedSignal(() => this.mine.value() ?? EMPTY),
    (person) => {
      required(person.displayName, { message: 'How should we call you?' });
      minLength(person.displayName, 2, { message: 'At least 2 characters.' });
      maxLength(person.displayName, 60, { message: 'At most 60 characters.' });
      required(person.email, { message: 'An address is needed.' });
      email(person.email, { message: 'That is no e-mail address.' });
      maxLength(person.role, 60, { message: 'At most 60 characters.' });
      maxLength(person.about, 500, { message: 'At most 500 characters.' });
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<void> {
    this.failure.set('');
    this.saved.set(false);
    try {
      this.mine.set(await firstValueFrom(this.http.put<Profile>('/api/me', this.form().value())));
      this.form().reset();
      this.saved.set(true);
    } catch (error) {
      this.failure.set(failureText(error));
    }
  }
}
