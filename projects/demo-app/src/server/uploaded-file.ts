import { createHash } from 'node:crypto';

import busboy, { type Busboy } from 'busboy';
import type { Request } from 'express';

import { ApiError } from './api-error';

export const MOST_MEGABYTES = 20;

export interface UploadedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Reads the one file of a form, keeping its size and hash only. */
export function uploadedFile(request: Request): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const form = parserFor(request);
    let file: UploadedFile | undefined;
    form.on('file', (_field, stream, { filename }) => {
      const hash = createHash('sha256');
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        hash.update(chunk);
      });
      stream.on('limit', () => reject(new ApiError(413, `A file may have ${MOST_MEGABYTES} MB.`, 'file')));
      stream.on(
        'end',
        () => (file = { name: (filename ?? 'unnamed').slice(0, 200), size, sha256: hash.digest('hex') }),
      );
    });
    form.on('close', () => (file ? resolve(file) : reject(new ApiError(400, 'file: missing', 'file'))));
    form.on('error', () => reject(new ApiError(400, 'The form could not be read.')));
    request.on('aborted', () => reject(new ApiError(400, 'The upload was cancelled.')));
    request.pipe(form);
  });
}

function parserFor(request: Request): Busboy {
  try {
    return busboy({ headers: request.headers, limits: { files: 1, fileSize: MOST_MEGABYTES * 1024 ** 2, fields: 10 } });
  } catch {
    throw new ApiError(415, 'A file is sent as multipart/form-data.');
  }
}
