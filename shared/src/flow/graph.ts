/**
 * A flow is a graph of steps with one or more triggers, versioned as one JSON document. The steps of this
 * version form a straight line: each names the one that follows.
 */

export interface FlowGraph {
  readonly version: 1;
  readonly triggers: readonly Trigger[];
  /** The first step; null while the flow is empty. */
  readonly start: string | null;
  readonly steps: readonly Step[];
  readonly settings: FlowSettings;
}

export type Trigger = { readonly type: 'segment_entered' | 'segment_left'; readonly segment: string };

export interface FlowSettings {
  /** What happens when a person triggers the flow again. `once` is the default: nobody goes through twice. */
  readonly reentry: 'once' | 'after_finish';
  /** Leaving the triggering segment ends the run at its next step. */
  readonly exit_on_leave: boolean;
  /** A transition caused by an event older than this starts nothing (S4). Seconds; default 3600. */
  readonly late_limit_seconds: number;
}

export type Step = WaitStep | SendEmailStep;
export type StepType = Step['type'];

export interface WaitStep {
  readonly id: string;
  readonly type: 'wait';
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week';
  readonly next: string | null;
}

export interface SendEmailStep {
  readonly id: string;
  readonly type: 'send_email';
  /** A name people recognise in reports and conditions. */
  readonly name: string;
  readonly subject: string;
  /** Markdown with Liquid: `{{ person.first_name }}`, `{{ event.project.name }}`, `{{ account.name }}`. */
  readonly body: string;
  readonly next: string | null;
}
