import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';

import { GateLog } from './gate-log';
import { gateText } from './gate-text';
import { WireLog } from './wire-log';

/** What happens, seen from both sides. */
@Component({
  selector: 'app-live-log',
  imports: [DatePipe],
  providers: [WireLog],
  templateUrl: './live-log.html',
  styleUrl: './live-log.css',
})
export class LiveLog {
  private readonly wireLog = inject(WireLog);
  private readonly gateLog = inject(GateLog);
  protected readonly wire = this.wireLog.entries;
  protected readonly gate = this.gateLog.entries;
  protected readonly text = gateText;

  protected clear(): void {
    this.wireLog.clear();
    this.gateLog.clear();
  }
}
