import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { DecimalPipe } from '@angular/common';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

import { failureText } from './failure-text';

interface StoredFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

type Upload =
  | { readonly status: 'idle' }
  | { readonly status: 'sending'; readonly name: string; readonly share: number }
  | { readonly status: 'stored'; readonly file: StoredFile }
  | { readonly status: 'failed'; readonly why: string };

@Component({
  selector: 'app-file-upload',
  imports: [DecimalPipe],
  templateUrl: './file-upload.html',
  styles: `
    .sha {
      overflow-wrap: anywhere;
    }
  `,
})
export class FileUpload {
  private readonly http = inject(HttpClient);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly upload = signal<Upload>({ status: 'idle' });

  protected send(input: HTMLInputElement): void {
    const file = input.files?.[0];
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    input.value = '';
    this.upload.set({ status: 'sending', name: file.name, share: 0 });
    this.http
      .post<StoredFile>('/api/files', body, { reportProgress: true, observe: 'events' })
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe({
        next: (event) => this.follow(file.name, event),
        error: (error) => this.upload.set({ status: 'failed', why: failureText(error) }),
      });
  }

  private follow(name: string, event: HttpEvent<StoredFile>): void {
    if (event.type === HttpEventType.UploadProgress) {
      this.upload.set({ status: 'sending', name, share: event.loaded / (event.total ?? event.loaded) });
    }
    if (event.type === HttpEventType.Response) this.upload.set({ status: 'stored', file: event.body! });
  }
}
