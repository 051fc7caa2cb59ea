import { HttpClient, httpResource } from '@angular/common/http';
import { DatePipe } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';

import { failureText } from './failure-text';
import { FieldError } from './field-error';
import { FileUpload } from './file-upload';

interface Note {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly writtenAt: number;
}

const EMPTY = { title: '', text: '' };

@Component({
  selector: 'app-notes-page',
  imports: [DatePipe, FieldError, FileUpload, FormField, FormRoot],
  templateUrl: './notes-page.html',
  styleUrl: './notes-page.css',
})
export class NotesPage {
  private readonly http = inject(HttpClient);
  private readonly resource = httpResource<Note[]>(() => '/api/notes', { defaultValue: [] });
  protected readonly notes = computed(() => (this.resource.hasValue() ? this.resource.value() : []));
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = signal('');
  protected readonly form = form(
    signal(EMPTY),
    (note) => {
      required(note.title, { message: 'A note needs a title.' });
      maxLength(note.title, 80, { message: 'At most 80 characters.' });
      required(note.text, { message: 'What should be remembered?' });
      maxLength(note.text, 1000, { message: 'At most 1000 characters.' });
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<void> {
    this.failure.set('');
    try {
      const note = await firstValueFrom(this.http.post<Note>('/api/notes', this.form().value()));
      this.resource.update((notes) => [note, ...notes]);
      this.form().reset(EMPTY);
    } catch (error) {
      this.failure.set(failureText(error));
    }
  }
}
